import { SlashCommandSubcommandBuilder } from "discord.js";
import { JoinRotaInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { rotaAfter } from "./show-rota.command.js";

type Needs = Pick<Organisms, "joinRota" | "showRota" | "showMember">;

/** `/rota join`. */
export const joinRotaCommand = (organisms: Needs): Subcommand => ({
  name: "rota.join",
  command: "rota",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "join", "command.rota.join").addUserOption((option) =>
    described(option, "member", "option.rota_member"),
  ),
  run: (press, options) => joinedRotaCard(organisms, press, options.pick({ memberId: "member" })),
});

/** What joining shows, by command or by button: the rota, with who is new on it. */
export async function joinedRotaCard(organisms: Needs, press: Press, typed: unknown) {
  const { memberId } = await organisms.joinRota.execute(press, readInput(JoinRotaInput, typed));
  return rotaAfter(organisms, press, { memberId, said: "rota.joined" });
}
