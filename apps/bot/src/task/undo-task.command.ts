import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { UndoTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "undoTask" | "showTask" | "suggestTasks">;

/** `/task undo`. */
export const undoTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.undo",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "undo", "command.task.undo").addStringOption(taskOption),
  choices: taskChoices(organisms, "task.undo"),
  run: (press, options) => undoneTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What undoing shows, by command or button: the card as it was. */
export async function undoneTaskCard({ undoTask, showTask }: Pick<Needs, "undoTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await undoTask.execute(press, readInput(UndoTaskInput, typed));
  const headline = text(press.readerLocale, "task.undone", { name: `<@${press.userId}>` });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale));
}
