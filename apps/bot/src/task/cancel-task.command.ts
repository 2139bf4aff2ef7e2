import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "cancelTask" | "showTask" | "suggestTasks">;

/** `/task cancel`. */
export const cancelTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.cancel",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "cancel", "command.task.cancel").addStringOption(taskOption),
  choices: taskChoices(organisms, "task.cancel"),
  run: (press, options) => cancelledTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What cancelling shows. */
async function cancelledTaskCard(organisms: Pick<Needs, "cancelTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.cancelTask.execute(press, readInput(OneTask, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.cancelled", { name: `<@${press.userId}>` }));
}
