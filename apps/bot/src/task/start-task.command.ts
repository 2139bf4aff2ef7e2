import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "startTask" | "showTask" | "suggestTasks">;

/** `/task start`. */
export const startTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.start",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "start", "command.task.start").addStringOption(taskOption),
  choices: taskChoices(organisms, "task.start"),
  run: (press, options) => startedTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What starting shows, by command or button. */
export async function startedTaskCard(organisms: Pick<Needs, "startTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.startTask.execute(press, readInput(OneTask, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.started", { name: `<@${press.userId}>` }));
}
