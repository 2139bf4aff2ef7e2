import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { CompleteTaskInput, isReported } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { namedInText } from "../router/named-in-text.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { namesOf } from "./task-history.card.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "completeTask" | "showTask" | "suggestTasks">;

/** `/task done`. */
export const completeTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.complete",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "done", "command.task.complete")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "note", "option.note").setMaxLength(500))
    .addUserOption((option) => described(option, "by", "option.by"))
    .addStringOption((option) => described(option, "with", "option.together").setMaxLength(500))
    .addIntegerOption((option) => described(option, "minutes", "option.minutes").setMinValue(0).setMaxValue(1440)),
  choices: taskChoices(organisms, "task.complete"),
  run: (press, options) => {
    const { with: together, ...typed } = options.pick({ taskId: "task", note: "note", doer: "by", minutes: "minutes", with: "with" });
    const others = together === undefined ? {} : { with: namedInText(together)?.members ?? null };
    return completedTaskCard(organisms, press, { ...typed, ...others });
  },
});

/** What completing shows, by command or button: what it earned and for whom, the card, and the way back. */
export async function completedTaskCard(
  { completeTask, showTask }: Pick<Needs, "completeTask" | "showTask">,
  press: Press,
  typed: unknown,
) {
  const { taskId, status, step, creditedMinutes: minutes } = await completeTask.execute(press, readInput(CompleteTaskInput, typed));
  const { readerLocale, memberId } = press;
  return showAfterAct(async () => {
    const task = await showTask.execute(press, { taskId });
    const isOwn = task.doers.length === 1 && task.doers[0]?.memberId === memberId;
    const credited = isOwn
      ? text(readerLocale, "task.completed", { minutes })
      : text(readerLocale, "task.completed_for", { minutes, name: namesOf(task.doers, readerLocale) });
    const ofPart = minutes > 0 ? text(readerLocale, "task.part_credited", { minutes }) : text(readerLocale, "task.part_done");
    const ofWhole = status === "submitted" ? text(readerLocale, "task.submitted") : credited;
    return taskCard(task, isReported(task) ? ofWhole : ofPart, readerLocale, { undo: step });
  });
}
