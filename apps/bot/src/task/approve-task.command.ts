import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { ListTasksInput, OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { MOST_CHOICES } from "../router/choices.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { waitingTasksCard } from "./approve-tasks.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { namesOf } from "./task-history.card.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "approveTask" | "showTask" | "listTasks" | "suggestTasks">;

/** `/task approve`; without a task, to oneself alone: what waits. */
export const approveTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.approve",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "approve", "command.task.approve").addStringOption((option) =>
    taskOption(option).setRequired(false),
  ),
  choices: taskChoices(organisms, "task.approve"),
  isPrivate: (options) => !options.has("task"),
  run: (press, options) =>
    options.has("task") ? approvedTaskCard(organisms, press, options.pick({ taskId: "task" })) : waitingTasks(organisms, press),
});

/** What approving shows, by command or button: what it earned and for whom. */
export async function approvedTaskCard({ approveTask, showTask }: Pick<Needs, "approveTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId, step, creditedMinutes: minutes } = await approveTask.execute(press, readInput(OneTask, typed));
  return showAfterAct(async () => {
    const task = await showTask.execute(press, { taskId });
    const name = namesOf(task.doers, press.readerLocale);
    return taskCard(task, text(press.readerLocale, "task.approved", { minutes, name }), press.readerLocale, { undo: step });
  });
}

/** As many as a menu holds, most urgent first. */
const waitingTasks = async ({ listTasks }: Pick<Needs, "listTasks">, press: Press) =>
  waitingTasksCard(
    await listTasks.execute(press, readInput(ListTasksInput, { status: ["submitted"], limit: MOST_CHOICES })),
    press.readerLocale,
  );
