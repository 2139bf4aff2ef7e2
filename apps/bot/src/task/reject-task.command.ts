import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { RejectTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "rejectTask" | "showTask" | "suggestTasks">;

/** `/task reject`. */
export const rejectTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.reject",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "reject", "command.task.reject")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "reason", "option.reason").setMaxLength(500).setRequired(true))
    .addStringOption((option) => described(option, "due", "option.due_again").setMaxLength(100)),
  choices: taskChoices(organisms, "task.reject"),
  run: (press, options) => rejectedTaskCard(organisms, press, options.pick({ taskId: "task", reason: "reason", due: "due" })),
});

/** What sending back shows. */
async function rejectedTaskCard(organisms: Pick<Needs, "rejectTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.rejectTask.execute(press, readInput(RejectTaskInput, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.rejected", { name: `<@${press.userId}>` }));
}
