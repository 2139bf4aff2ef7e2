import { SlashCommandBuilder } from "discord.js";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import type { RootCommand } from "../router/subcommand.js";
import { planCard } from "./plan.card.js";

/** `/plan`. */
export const showPlanCommand = ({ showPlan }: Pick<Organisms, "showPlan">): RootCommand => ({
  name: "task.plan",
  acknowledge: "reply public",
  data: described(new SlashCommandBuilder(), "plan", "command.plan"),
  run: async (press) => planCard(await showPlan.execute(press, {}), press.readerLocale),
});
