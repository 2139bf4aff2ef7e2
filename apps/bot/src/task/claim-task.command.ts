import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "claimTask" | "showTask" | "suggestTasks">;

/** `/task claim`. */
export const claimTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.claim",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "claim", "command.task.claim").addStringOption(taskOption),
  choices: taskChoices(organisms, "task.claim"),
  run: (press, options) => claimedTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What claiming shows, by command or button. */
export async function claimedTaskCard(organisms: Pick<Needs, "claimTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.claimTask.execute(press, readInput(OneTask, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.claimed", { name: `<@${press.userId}>` }));
}
