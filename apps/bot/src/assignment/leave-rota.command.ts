import { SlashCommandSubcommandBuilder } from "discord.js";
import { LeaveRotaInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { rotaAfter } from "./show-rota.command.js";

type Needs = Pick<Organisms, "leaveRota" | "showRota" | "showMember">;

/** `/rota leave`. */
export const leaveRotaCommand = (organisms: Needs): Subcommand => ({
  name: "rota.leave",
  command: "rota",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "leave", "command.rota.leave").addUserOption((option) =>
    described(option, "member", "option.rota_member"),
  ),
  run: (press, options) => leftRotaCard(organisms, press, options.pick({ memberId: "member" })),
});

/** What leaving shows, by command or by button: the rota that remains. */
export async function leftRotaCard(organisms: Needs, press: Press, typed: unknown) {
  const { memberId } = await organisms.leaveRota.execute(press, readInput(LeaveRotaInput, typed));
  return rotaAfter(organisms, press, { memberId, said: "rota.left" });
}
