import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { TaskStepView, UndoPreview } from "@chorestree/atoms/task";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { stepsText } from "./task-history.card.js";

/** What would be taken back, newest first, and the button that does it: it names what was seen, so it does nothing once more has happened. */
export function previewUndoCard({ taskId, steps, newest }: UndoPreview, history: readonly TaskStepView[], locale: Locale): Reply {
  const those = history.filter(({ step }) => steps.includes(step));
  const confirm = new ButtonBuilder()
    .setCustomId(customId("task.undo", `${taskId}:${steps[0] ?? newest}:${newest}`))
    .setLabel(text(locale, "button.undo_all"))
    .setStyle(ButtonStyle.Danger);
  const hidden = steps.length - those.length;
  const container = new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(`### ${text(locale, "undo.preview")}`))
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(stepsText(those, locale)));
  if (hidden > 0)
    container.addTextDisplayComponents(new TextDisplayBuilder().setContent(`-# ${text(locale, "undo.more", { count: hidden })}`));
  return replyOf(container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(confirm)).toJSON());
}
