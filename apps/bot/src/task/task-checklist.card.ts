import { ActionRowBuilder, StringSelectMenuBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { TaskView } from "@chorestree/atoms/task";
import { choiceLabel } from "../router/choices.js";
import { customId } from "../router/custom-id.js";
import { shown } from "../router/shown.js";

/** A card holds 4,000 characters in all (Discord docs: Text Display), of which the rest of a task's may take most; the menu names every item. */
const MOST_CHARACTERS = 1_200;

const TICKED = "☑";
const UNTICKED = "☐";

export const progressOf = ({ checklist }: Pick<TaskView, "checklist">) => ({
  done: checklist.filter(({ tickedAt }) => tickedAt !== null).length,
  total: checklist.length,
});

/** How far the list is, and each item by sign and word, as many as fit. */
export function checklistText(task: Pick<TaskView, "checklist">, locale: Locale): string[] {
  if (task.checklist.length === 0) return [];
  const lines = task.checklist.map(({ text: item, tickedAt }) => `${tickedAt === null ? UNTICKED : TICKED} ${shown(item)}`);
  let room = MOST_CHARACTERS;
  const overflow = lines.findIndex((line) => (room -= line.length + 1) < 0);
  const fitting = overflow === -1 ? lines : lines.slice(0, overflow);
  const rest = lines.length - fitting.length;
  const more = rest === 0 ? [] : [`-# ${text(locale, "checklist.more", { count: rest })}`];
  return [`📋 ${text(locale, "checklist.progress", progressOf(task))}`, ...fitting, ...more];
}

/** A choice says what it does, so that a card on which somebody has acted meanwhile does not do the opposite. */
export function checklistMenu({ taskId, checklist }: TaskView, locale: Locale): ActionRowBuilder<StringSelectMenuBuilder> {
  const menu = new StringSelectMenuBuilder().setCustomId(customId("task.tick", taskId)).setPlaceholder(text(locale, "checklist.tick"));
  menu.addOptions(
    checklist.map(({ item, text: label, tickedAt }) => ({
      label: choiceLabel(`${tickedAt === null ? UNTICKED : TICKED} ${label}`),
      value: `${tickedAt === null ? "tick" : "untick"}.${item}`,
    })),
  );
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
}
