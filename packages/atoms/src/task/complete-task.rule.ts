import type { MemberId } from "../member/member.id.js";
import { TaskNotOpen } from "./task.errors.js";
import type { Doer, TaskFacts, TaskMove } from "./task.schema.js";
import { hasFreePlace, isWhole, requirePartToDo, stopped, withPlaceFor } from "./task-places.rule.js";
import { creditsOf, requireState } from "./task-transitions.rule.js";

/** How a task was done, as it is reported. */
export interface Report {
  /** Who did it, each once, whoever reports it, holds it or began it. */
  readonly doerIds: readonly [MemberId, ...MemberId[]];
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

/**
 * What reporting a task done leads to. Where each has a part of it, it stays open until the last part is done. Where the chore asks for
 * approval, credit waits for it.
 * @throws TaskNotOpen, and of a task of several TaskPartDone, TaskHeldByOther, TaskPlacesTaken
 */
export function completeTask(task: TaskFacts, report: Report): TaskMove {
  requireReportable(task);
  const note = report.note ?? null;
  if (task.mode === "any") return { ...ended(task, doersIn(report), report), spentMinutes: report.minutes ?? null, note };
  const assigneeIds = withThoseWho(task, report);
  const left = { ...task, assigneeIds, doers: [...task.doers, ...doersIn(report)] };
  const spentMinutes = report.minutes === undefined ? task.spentMinutes : (task.spentMinutes ?? 0) + report.minutes;
  if (isWhole(left)) return { ...ended(task, left.doers, report), assigneeIds, spentMinutes, note };
  const isStarter = report.doerIds.some((doer) => doer === task.startedBy);
  return { ...(isStarter && stopped(task)), assigneeIds, doers: left.doers, spentMinutes };
}

/** Whoever had its last part no longer has a place on it: the whole is done as it stands. @throws TaskNotOpen */
export function concludeTask(task: TaskFacts, when: Pick<Report, "at" | "day">): TaskMove {
  requireReportable(task);
  return ended(task, task.doers, when);
}

/** Whoever does a part of it has a place on it. */
const withThoseWho = (task: TaskFacts, { doerIds }: Report): readonly MemberId[] =>
  doerIds.reduce<readonly MemberId[]>((assigneeIds, doer) => {
    requirePartToDo(task, doer);
    return assigneeIds.includes(doer) ? assigneeIds : withPlaceFor({ ...task, assigneeIds }, doer);
  }, task.assigneeIds);

const doersIn = ({ doerIds, day }: Report): Doer[] => doerIds.map((memberId) => ({ memberId, day }));

const ended = ({ approval }: TaskFacts, doers: readonly Doer[], { at, day }: Pick<Report, "at" | "day">) =>
  ({ status: approval === "required" ? "submitted" : "completed", doers, completedAt: at, completedOn: day }) as const;

/** What a task loses when its report no longer stands. */
export const UNREPORTED = { doers: [], completedAt: null, completedOn: null, spentMinutes: null, note: null } as const;

/** What is announced of a report: who did it when, and what it is worth as the task stands. @throws TypeError for a task that was not reported */
export function reportOf(task: TaskFacts) {
  const { completedAt, completedOn, dueAt, doers } = task;
  const [first] = doers;
  if (completedAt === null || completedOn === null || first === undefined) throw new TypeError("nobody has reported this task done");
  return {
    doerId: first.memberId,
    completedAt: completedAt.toISOString(),
    day: completedOn,
    onTime: dueAt === null || completedAt <= dueAt,
    creditedMinutes: creditsOf(task).reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** Somebody else's task, or work that is not one's own at all, needs the wider permission. A task with a free place is anyone's to do. */
export function permissionToComplete(task: TaskFacts, reporter: MemberId, doerIds: readonly MemberId[]) {
  const isTheirs = task.assigneeIds.includes(reporter) || hasFreePlace(task);
  return doerIds.includes(reporter) && isTheirs ? "task.complete" : "task.complete-others";
}
