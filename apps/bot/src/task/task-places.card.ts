import { sayPick } from "@chorestree/atoms/assignment";
import { type Locale, text } from "@chorestree/atoms/messages";
import { type AssigneeView, isReported, type TaskView } from "@chorestree/atoms/task";
import { nameOf, namesOf } from "./task-history.card.js";

type Places = Pick<TaskView, "assignees" | "doers" | "mode" | "workersNeeded" | "status">;

/** More reasons than that bury the task. */
const REASONS = 3;

/** How many more a task wants; none where each does it for themselves, since everybody has theirs. */
export const freePlaces = ({
  mode,
  workersNeeded,
  assignees,
}: Pick<Places, "mode" | "workersNeeded"> & { readonly assignees: readonly unknown[] }): number =>
  mode === "each" ? Number(assignees.length === 0) : Math.max(0, workersNeeded - assignees.length);

/** Who did it; before that who has it, who of them has done their part, and how many more it takes. */
export function whoOf(task: Places, locale: Locale): string {
  const { assignees, doers, mode } = task;
  if (isReported(task)) return text(locale, "task.done_by", { name: namesOf(doers, locale) });
  const names =
    mode === "any"
      ? namesOf(
          assignees.map(({ member }) => member),
          locale,
        )
      : partsOf(assignees, locale);
  const free = freePlaces(task);
  const more = free > 0 && assignees.length > 0 ? [text(locale, "task.places_free", { count: free })] : [];
  return [assignees.length > 0 ? text(locale, "task.held_by", { name: names }) : text(locale, "task.free"), ...more].join(" · ");
}

/** When it is done, where that is not as soon as one says so. */
export function modeOf({ mode, workersNeeded }: Pick<Places, "mode" | "workersNeeded">, locale: Locale): string[] {
  if (mode === "any" && workersNeeded === 1) return [];
  return [`👥 ${text(locale, `mode.${mode}.task`, { count: workersNeeded })}`];
}

/** Why it is theirs, where its chore's policy gave it to them. */
export function whyOf({ assignees }: Pick<Places, "assignees">, locale: Locale): string[] {
  const given = assignees.filter(({ why }) => why !== null && why.reason.code !== "each");
  return given.slice(0, REASONS).map((assignee) => `-# 💡 ${reasonOf(assignee, locale)}`);
}

/** A sentence that says why somebody has it; nothing where a person decided. */
export function reasonOf({ member, why }: Pick<AssigneeView, "member" | "why">, locale: Locale): string {
  if (!why) return "";
  const names = new Map([member, ...why.people].map((person) => [person.memberId, nameOf(person)]));
  const pick = { memberId: member.memberId, reason: why.reason };
  return sayPick(locale, pick, (memberId) => names.get(memberId) ?? text(locale, "member.erased"));
}

/** Each with a sign for whether their part is done. */
function partsOf(assignees: readonly AssigneeView[], locale: Locale): string {
  const shown = assignees.slice(0, 20).map(({ member, isDone }) => `${isDone ? "✅" : "⬜"} ${nameOf(member)}`);
  const others = assignees.length > shown.length ? [text(locale, "list.others", { count: assignees.length - shown.length })] : [];
  return [...shown, ...others].join(", ");
}
