import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { TaskStepView, TaskView } from "@chorestree/atoms/task";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { when } from "../router/when.js";
import { historyText, nameOf } from "./task-history.card.js";
import { freePlaces, modeOf, whoOf, whyOf } from "./task-places.card.js";
import { checklistMenu, checklistText } from "./task-checklist.card.js";

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

interface More {
  /** The step that Undo takes back; none where there is nothing to take back. */
  readonly undo?: number;
  /** What happened, newest first. */
  readonly history?: readonly TaskStepView[];
}

/** A task with what can be done with it now. Carries its state in `custom_id`s, so it outlives a restart. */
export function taskCard(task: TaskView, headline: string | null, locale: Locale, { undo, history }: More = {}): Reply {
  const container = new ContainerBuilder({ accent_color: task.status === "completed" ? GREEN : task.overdue ? AMBER : GREY });
  if (headline !== null) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(headline));
  container.addTextDisplayComponents(
    new TextDisplayBuilder().setContent(`### ${SIGNS[task.status]} ${shown(task.title)}\n${factsOf(task, locale)}`),
  );
  if (history) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(historyText(history, locale)));
  if (task.checklist.length > 0 && isReportable(task)) container.addActionRowComponents(checklistMenu(task, locale));
  const buttons = buttonsOf(task, locale, undo);
  if (buttons.length > 0) container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(buttons));
  return replyOf(container.toJSON());
}

function factsOf(task: TaskView, locale: Locale): string {
  const state = text(locale, `status.${task.status}`) + (task.overdue ? ` · **${text(locale, "task.late")}**` : "");
  const due = task.dueAt === null ? text(locale, "task.no_due") : text(locale, "task.due", { when: when(task.dueAt) });
  const effort = text(locale, "task.effort", { minutes: task.effortMinutes });
  const spent = task.spentMinutes === null ? [] : [text(locale, "task.spent", { minutes: task.spentMinutes })];
  const approval = task.approval === "required" && isWorkable(task) ? [text(locale, "task.needs_approval")] : [];
  const offer = task.swap ? [offerOf(task.swap, locale)] : [];
  const note = task.note === null ? [] : [`> ${shown(task.note).replaceAll("\n", "\n> ")}`];
  return [
    state,
    due,
    whoOf(task, locale),
    ...modeOf(task, locale),
    ...(isWorkable(task) ? whyOf(task, locale) : []),
    [effort, ...spent].join(" · "),
    ...approval,
    ...offer,
    ...checklistText(task, locale),
    ...note,
  ].join("\n");
}

const offerOf = ({ asked, expiresAt }: NonNullable<TaskView["swap"]>, locale: Locale): string =>
  asked
    ? text(locale, "task.offered_to", { name: nameOf(asked), when: when(expiresAt) })
    : text(locale, "task.offered_to_all", { when: when(expiresAt) });

const isWorkable = ({ status }: Pick<TaskView, "status">): boolean => status === "open" || status === "in_progress";

/** Late work is work: so are its items. */
const isReportable = (task: TaskView): boolean => isWorkable(task) || task.status === "missed";

/** The likeliest first; a row holds five (Discord docs: Action Row). */
function buttonsOf(task: TaskView, locale: Locale, undo: number | undefined): ButtonBuilder[] {
  const { taskId, status, assignees, swap } = task;
  const button = (act: string, label: string, style: ButtonStyle, subject: string = taskId) =>
    new ButtonBuilder().setCustomId(customId(act, subject)).setLabel(label).setStyle(style);
  const back = undo === undefined ? [] : [button("task.undo", text(locale, "button.undo"), ButtonStyle.Secondary, `${taskId}:${undo}`)];
  if (status === "submitted") return [button("task.approve", text(locale, "button.approve"), ButtonStyle.Success), ...back];
  if (!isWorkable(task)) return back;
  if (swap)
    return [
      button("task.accept-swap", text(locale, "button.accept_swap"), ButtonStyle.Primary),
      ...(swap.asked ? [button("task.decline-swap", text(locale, "button.decline_swap"), ButtonStyle.Secondary)] : []),
      button("task.complete", text(locale, "button.done"), ButtonStyle.Success),
      button("task.withdraw-swap", text(locale, "button.withdraw_swap"), ButtonStyle.Secondary),
      ...back,
    ];
  return [
    ...(freePlaces(task) === 0 ? [] : [button("task.claim", text(locale, "button.claim"), ButtonStyle.Primary)]),
    ...(status === "open" ? [button("task.start", text(locale, "button.start"), ButtonStyle.Secondary)] : []),
    button("task.complete", text(locale, "button.done"), ButtonStyle.Success),
    ...(assignees.length > 0 ? [button("task.release", text(locale, "button.release"), ButtonStyle.Secondary)] : []),
    ...back,
  ];
}
