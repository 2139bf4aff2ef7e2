import type { MemberId } from "../member/member.id.js";
import { TaskNotOpen } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { creditOf, requireState } from "./task-transitions.rule.js";

/** How a task was done, as it is reported. */
export interface Report {
  /** Who did it, whoever reports it, holds it or began it. */
  readonly doerId: MemberId;
  readonly at: Date;
  /** On the guild's calendar. */
  readonly day: string;
  readonly minutes?: number | undefined;
  readonly note?: string | undefined;
}

/** Whether it may be done at all as it stands. @throws TaskNotOpen */
export function requireReportable(task: TaskFacts): void {
  requireState("task.complete", task);
  // A missed task that was open may still be done. What never opened cannot.
  if (task.status === "missed" && task.openedAt === null) throw new TaskNotOpen({ taskId: task.id, status: task.status });
}

/** What reporting a task done leads to. Where the chore asks for approval, credit waits for it. @throws TaskNotOpen */
export function completeTask(task: TaskFacts, { doerId, at, day, minutes, note }: Report): TaskMove {
  requireReportable(task);
  return {
    status: task.approval === "required" ? "submitted" : "completed",
    completedAt: at,
    completedBy: doerId,
    completedOn: day,
    spentMinutes: minutes ?? null,
    note: note ?? null,
  };
}

/** What a task loses when its report no longer stands. */
export const UNREPORTED = { completedAt: null, completedBy: null, completedOn: null, spentMinutes: null, note: null } as const;

/** What is announced of a report: who did it when, and what it is worth as the task stands. @throws TypeError for a task that was not reported */
export function reportOf(task: Omit<TaskFacts, "id">) {
  const { completedAt, completedBy, completedOn, dueAt } = task;
  if (completedAt === null || completedBy === null || completedOn === null) throw new TypeError("nobody has reported this task done");
  return {
    doerId: completedBy,
    completedAt: completedAt.toISOString(),
    day: completedOn,
    onTime: dueAt === null || completedAt <= dueAt,
    creditedMinutes: creditOf(task)?.minutes ?? 0,
  };
}

/** Somebody else's task, or somebody else's work, needs the wider permission. A task that nobody holds is anyone's to do. */
export const permissionToComplete = (task: Pick<TaskFacts, "assigneeId">, reporter: MemberId, doer: MemberId) =>
  doer === reporter && (task.assigneeId === null || task.assigneeId === reporter) ? "task.complete" : "task.complete-others";
