import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { SwapTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "swapTask" | "showTask" | "suggestTasks">;

/** `/task swap`: the card it makes carries the answers. */
export const swapTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.swap",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "swap", "command.task.swap")
    .addStringOption(taskOption)
    .addUserOption((option) => described(option, "with", "option.with"))
    .addIntegerOption((option) => described(option, "hours", "option.hours").setMinValue(1).setMaxValue(168)),
  choices: taskChoices(organisms, "task.swap"),
  run: (press, options) => offeredTaskCard(organisms, press, options.pick({ taskId: "task", asked: "with", hours: "hours" })),
});

/** What offering shows: to whom, until when. An offer is withdrawn, not undone. */
async function offeredTaskCard({ swapTask, showTask }: Pick<Needs, "swapTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await swapTask.execute(press, readInput(SwapTaskInput, typed));
  const headline = text(press.readerLocale, "task.swap_offered", { name: `<@${press.userId}>` });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale));
}
