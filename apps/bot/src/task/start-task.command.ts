import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { StartTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "startTask" | "showTask" | "suggestTasks">;

/** `/task start`. */
export const startTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.start",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "start", "command.task.start").addStringOption(taskOption),
  choices: taskChoices(organisms),
  run: (press, options) => startedTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What starting shows, by command or button. */
export async function startedTaskCard({ startTask, showTask }: Pick<Needs, "startTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await startTask.execute(press, readInput(StartTaskInput, typed));
  const headline = text(press.readerLocale, "task.started", { name: `<@${press.userId}>` });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale));
}
