import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { SkipTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "skipTask" | "showTask" | "suggestTasks">;

/** `/task skip`. */
export const skipTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.skip",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "skip", "command.task.skip")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "reason", "option.reason").setMaxLength(500).setRequired(true)),
  choices: taskChoices(organisms, "task.skip"),
  run: (press, options) => skippedTaskCard(organisms, press, options.pick({ taskId: "task", reason: "reason" })),
});

/** What skipping shows. */
async function skippedTaskCard(organisms: Pick<Needs, "skipTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.skipTask.execute(press, readInput(SkipTaskInput, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.skipped", { name: `<@${press.userId}>` }));
}
