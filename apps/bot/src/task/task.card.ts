import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { MemberView } from "@chorestree/atoms/member";
import type { TaskView } from "@chorestree/atoms/task";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { when } from "../router/when.js";

/** State by sign and word, never by colour alone. */
export const SIGNS: Readonly<Record<TaskView["status"], string>> = {
  scheduled: "🗓️",
  open: "⬜",
  in_progress: "⏳",
  submitted: "👀",
  completed: "✅",
  skipped: "⏭️",
  missed: "❌",
  cancelled: "🚫",
};
const GREEN = 0x57a773;
const AMBER = 0xe0a030;
const GREY = 0x8a9099;

/** A task with what can be done with it now. Carries its state in `custom_id`s, so it outlives a restart. */
export function taskCard(task: TaskView, headline: string | null, locale: Locale): Reply {
  const container = new ContainerBuilder().setAccentColor(task.status === "completed" ? GREEN : task.overdue ? AMBER : GREY);
  if (headline !== null) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(headline));
  container.addTextDisplayComponents(
    new TextDisplayBuilder().setContent(`### ${SIGNS[task.status]} ${shown(task.title)}\n${factsOf(task, locale)}`),
  );
  const buttons = buttonsOf(task, locale);
  if (buttons.length > 0) container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(buttons));
  return replyOf(container.toJSON());
}

export const nameOf = (member: MemberView): string => `<@${member.userId}>`;

function factsOf(task: TaskView, locale: Locale): string {
  const state = text(locale, `status.${task.status}`) + (task.overdue ? ` · **${text(locale, "task.late")}**` : "");
  const due = task.dueAt === null ? text(locale, "task.no_due") : text(locale, "task.due", { when: when(task.dueAt) });
  const note = task.note === null ? [] : [`> ${shown(task.note).replaceAll("\n", "\n> ")}`];
  return [state, due, whoOf(task, locale), text(locale, "task.effort", { minutes: task.effortMinutes }), ...note].join("\n");
}

function whoOf({ completedBy, assignee }: TaskView, locale: Locale): string {
  if (completedBy) return text(locale, "task.done_by", { name: nameOf(completedBy) });
  return assignee ? text(locale, "task.held_by", { name: nameOf(assignee) }) : text(locale, "task.free");
}

function buttonsOf({ taskId, status, assignee }: TaskView, locale: Locale): ButtonBuilder[] {
  if (status !== "open" && status !== "in_progress") return [];
  const button = (act: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(act, taskId)).setLabel(label).setStyle(style);
  return [
    ...(assignee ? [] : [button("task.claim", text(locale, "button.claim"), ButtonStyle.Primary)]),
    ...(status === "open" ? [button("task.start", text(locale, "button.start"), ButtonStyle.Secondary)] : []),
    button("task.complete", text(locale, "button.done"), ButtonStyle.Success),
  ];
}
