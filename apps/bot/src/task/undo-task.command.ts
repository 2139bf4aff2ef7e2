import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { PreviewUndoInput, UndoTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { previewUndoCard } from "./preview-undo.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "undoTask" | "previewUndo" | "showTask" | "showTaskHistory" | "suggestTasks">;

/** So many of the acts that would go are told, newest first; the others are counted. */
const MOST_TOLD = 15;

/** `/task undo`; with the number of a step, to oneself alone: what would go with it, and a button to confirm. */
export const undoTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.undo",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "undo", "command.task.undo")
    .addStringOption(taskOption)
    .addIntegerOption((option) => described(option, "step", "option.step").setMinValue(1)),
  choices: taskChoices(organisms, "task.undo"),
  isPrivate: (options) => options.has("step"),
  run: (press, options) =>
    options.has("step")
      ? previewUndo(organisms, press, options.pick({ taskId: "task", step: "step" }))
      : undoneTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What undoing shows, by command or button: the card as it was. */
export async function undoneTaskCard({ undoTask, showTask }: Pick<Needs, "undoTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await undoTask.execute(press, readInput(UndoTaskInput, typed));
  const headline = text(press.readerLocale, "task.undone", { name: `<@${press.userId}>` });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale));
}

async function previewUndo({ previewUndo, showTaskHistory }: Pick<Needs, "previewUndo" | "showTaskHistory">, press: Press, typed: unknown) {
  const preview = await previewUndo.execute(press, readInput(PreviewUndoInput, typed));
  const { items } = await showTaskHistory.execute(press, { taskId: preview.taskId, limit: 100 });
  const going = items.filter(({ step }) => preview.steps.includes(step)).slice(0, MOST_TOLD);
  return previewUndoCard(preview, going, press.readerLocale);
}
