import { SlashCommandSubcommandBuilder } from "discord.js";
import { SkillRotaInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Subcommand } from "../router/subcommand.js";
import { rotaAfter } from "./show-rota.command.js";

/** `/rota skill`. */
export const skillRotaCommand = (organisms: Pick<Organisms, "skillRota" | "showRota" | "showMember">): Subcommand => ({
  name: "rota.skill",
  command: "rota",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "skill", "command.rota.skill")
    .addUserOption((option) => described(option, "member", "option.whose_skill").setRequired(true))
    .addStringOption((option) => described(option, "skill", "option.skill").setRequired(true).setMaxLength(50))
    .addBooleanOption((option) => described(option, "held", "option.held")),
  run: async (press, options) => {
    const input = readInput(SkillRotaInput, options.pick({ memberId: "member", skill: "skill", held: "held" }));
    const { memberId, held } = await organisms.skillRota.execute(press, input);
    return rotaAfter(organisms, press, { memberId, said: held ? "rota.skilled" : "rota.unskilled" });
  },
});
