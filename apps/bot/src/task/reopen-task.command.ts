import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "reopenTask" | "showTask" | "suggestTasks">;

/** `/task reopen`. */
export const reopenTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.reopen",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "reopen", "command.task.reopen").addStringOption(taskOption),
  choices: taskChoices(organisms, "task.reopen"),
  run: (press, options) => reopenedTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What opening again shows. */
async function reopenedTaskCard(organisms: Pick<Needs, "reopenTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.reopenTask.execute(press, readInput(OneTask, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.reopened", { name: `<@${press.userId}>` }));
}
