import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { ReleaseTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "releaseTask" | "showTask" | "suggestTasks">;

/** `/task release`. */
export const releaseTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.release",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "release", "command.task.release")
    .addStringOption(taskOption)
    .addUserOption((option) => described(option, "member", "option.released")),
  choices: taskChoices(organisms, "task.release"),
  run: (press, options) => releasedTaskCard(organisms, press, options.pick({ taskId: "task", memberId: "member" })),
});

/** What giving back shows, by command or button. */
export async function releasedTaskCard(organisms: Pick<Needs, "releaseTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.releaseTask.execute(press, readInput(ReleaseTaskInput, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.released", { name: `<@${press.userId}>` }));
}
