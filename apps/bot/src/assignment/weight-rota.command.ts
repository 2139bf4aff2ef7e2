import { SlashCommandSubcommandBuilder } from "discord.js";
import { WeightRotaInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Subcommand } from "../router/subcommand.js";
import { rotaAfter } from "./show-rota.command.js";

/** `/rota weight`. What the share may be is said by the schema alone, on every way in. */
export const weightRotaCommand = (organisms: Pick<Organisms, "weightRota" | "showRota" | "showMember">): Subcommand => ({
  name: "rota.weight",
  command: "rota",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "weight", "command.rota.weight")
    .addUserOption((option) => described(option, "member", "option.whose_share").setRequired(true))
    .addIntegerOption((option) => described(option, "share", "option.share").setRequired(true).setMinValue(0).setMaxValue(1000)),
  run: async (press, options) => {
    const input = readInput(WeightRotaInput, options.pick({ memberId: "member", weight: "share" }));
    const { memberId, weight } = await organisms.weightRota.execute(press, input);
    return rotaAfter(organisms, press, { memberId, said: "rota.weighted", weight });
  },
});
