import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { CompleteTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "completeTask" | "showTask" | "suggestTasks">;

/** `/task done`. */
export const completeTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.complete",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "done", "command.task.complete")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "note", "option.note").setMaxLength(500)),
  choices: taskChoices(organisms),
  run: (press, options) => completedTaskCard(organisms, press, options.pick({ taskId: "task", note: "note" })),
});

/** What completing shows, by command or button: what it earned, and the card without a way to do it twice. */
export async function completedTaskCard(
  { completeTask, showTask }: Pick<Needs, "completeTask" | "showTask">,
  press: Press,
  typed: unknown,
) {
  const { taskId, status, creditedMinutes } = await completeTask.execute(press, readInput(CompleteTaskInput, typed));
  const { readerLocale } = press;
  const headline =
    status === "submitted" ? text(readerLocale, "task.submitted") : text(readerLocale, "task.completed", { minutes: creditedMinutes });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, readerLocale));
}
