import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { CommentTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskWithHistoryCard } from "./show-task.command.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "commentTask" | "showTask" | "showTaskHistory" | "suggestTasks">;

/** `/task comment`. */
export const commentTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.comment",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "comment", "command.task.comment")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "comment", "option.comment").setMaxLength(500).setRequired(true)),
  choices: taskChoices(organisms, "task.comment"),
  run: (press, options) => commentedTaskCard(organisms, press, options.pick({ taskId: "task", comment: "comment" })),
});

/** What commenting shows: the card with what was said. A comment stays; there is no way back. */
async function commentedTaskCard(organisms: Pick<Needs, "commentTask" | "showTask" | "showTaskHistory">, press: Press, typed: unknown) {
  const { taskId } = await organisms.commentTask.execute(press, readInput(CommentTaskInput, typed));
  const headline = text(press.readerLocale, "task.commented", { name: `<@${press.userId}>` });
  return showAfterAct(() => taskWithHistoryCard(organisms, press, taskId, headline));
}
