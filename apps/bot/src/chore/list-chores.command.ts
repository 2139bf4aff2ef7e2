import { SlashCommandSubcommandBuilder } from "discord.js";
import { ListChoresInput } from "@chorestree/atoms/chore";
import type { Organisms } from "@chorestree/organisms/composition";
import { LINES_A_PAGE } from "../router/list-card.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { choreListCard } from "./chore.card.js";

type Needs = Pick<Organisms, "listChores">;

/** `/chore list`. */
export const listChoresCommand = (organisms: Needs): Subcommand => ({
  name: "chore.list",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "list", "command.chore.list"),
  run: (press) => choreListPage(organisms, press, {}),
});

/** One page, by command or by More. */
export const choreListPage = async ({ listChores }: Needs, press: Press, from: { cursor?: string }) =>
  choreListCard(await listChores.execute(press, readInput(ListChoresInput, { limit: LINES_A_PAGE, ...from })), press.readerLocale);
