import { SlashCommandSubcommandBuilder } from "discord.js";
import { OneTask, ShowTaskHistoryInput, type TaskId } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Shows = Pick<Organisms, "showTask" | "showTaskHistory">;

/** `/task show`: of every task, also of one that is long over. */
export const showTaskCommand = (organisms: Shows & Pick<Organisms, "suggestTasks">): Subcommand => ({
  name: "task.show",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "show", "command.task.show").addStringOption(taskOption),
  choices: taskChoices(organisms),
  run: (press, options) => taskWithHistoryCard(organisms, press, readInput(OneTask, options.pick({ taskId: "task" })).taskId),
});

/** A task with what happened to it, by command, from a list, or after a comment. */
export async function taskWithHistoryCard(organisms: Shows, press: Press, taskId: TaskId, headline: string | null = null) {
  const task = await organisms.showTask.execute(press, { taskId });
  const { items } = await organisms.showTaskHistory.execute(press, ShowTaskHistoryInput.parse({ taskId }));
  return taskCard(task, headline, press.readerLocale, { history: items });
}
