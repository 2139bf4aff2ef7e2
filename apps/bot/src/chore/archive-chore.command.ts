import { SlashCommandSubcommandBuilder } from "discord.js";
import { ArchiveChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreCard } from "./chore.card.js";

type Needs = Pick<Organisms, "archiveChore" | "showChore" | "suggestChores">;

/** `/chore archive`. */
export const archiveChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.archive",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "archive", "command.chore.archive").addStringOption((option) =>
    described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true),
  ),
  choices: choreChoices(organisms),
  async run(press, options) {
    const { choreId } = await organisms.archiveChore.execute(press, readInput(ArchiveChoreInput, options.pick({ choreId: "chore" })));
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.archived"), press.readerLocale),
    );
  },
});
