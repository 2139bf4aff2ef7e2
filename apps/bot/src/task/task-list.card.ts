import { type Locale, text } from "@chorestree/atoms/messages";
import { readTaskCursor, type TaskPage, type TaskView, writeTaskCursor } from "@chorestree/atoms/task";
import { customId } from "../router/custom-id.js";
import { listCard } from "../router/list-card.js";
import type { Reply } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { when } from "../router/when.js";
import { namesOf } from "./task-history.card.js";
import { SIGNS } from "./task.card.js";

export type Whose = "all" | "mine";

/** A page of tasks: what, when, who; most urgent first. */
export const taskListCard = ({ items, nextCursor }: TaskPage, whose: Whose, locale: Locale): Reply =>
  listCard({
    headline: text(locale, whose === "mine" ? "task.list.mine" : "task.list"),
    none: text(locale, whose === "mine" ? "task.list.mine.none" : "task.list.none"),
    lines: items.map((task) => ({ text: lineOf(task, whose, locale), open: customId("task.show", task.taskId) })),
    more: nextCursor === null ? null : customId("task.list", writePlace(whose, nextCursor)),
    locale,
  });

function lineOf(task: TaskView, whose: Whose, locale: Locale): string {
  const due = task.dueAt === null ? text(locale, "task.no_due") : text(locale, "task.due", { when: when(task.dueAt) });
  const holders = task.assignees.map(({ member }) => member);
  const who = holders.length > 0 ? text(locale, "task.held_by", { name: namesOf(holders, locale) }) : text(locale, "task.free");
  const late = task.overdue ? [`**${text(locale, "task.late")}**`] : [];
  return `${SIGNS[task.status]} **${shown(task.title)}**\n${[due, ...late, ...(whose === "mine" ? [] : [who])].join(" · ")}`;
}

/** A cursor as it fits a `custom_id` of 100 characters: whose, due in ms or nothing, id. */
function writePlace(whose: Whose, cursor: string): string {
  const place = readTaskCursor(cursor);
  return place === null ? whose : [whose, place.dueAt === null ? "" : Date.parse(place.dueAt), place.id].join(":");
}

/** The same back; what was tampered with becomes a cursor that the list refuses. */
export function readPlace(subject: string): { whose: Whose; cursor: string } {
  const [whose, due, id] = subject.split(":");
  const at = new Date(due === "" ? Number.NaN : Number(due));
  const dueAt = Number.isNaN(at.getTime()) ? null : at.toISOString();
  return { whose: whose === "mine" ? "mine" : "all", cursor: writeTaskCursor({ dueAt, id: (id ?? "") as TaskView["taskId"] }) };
}
