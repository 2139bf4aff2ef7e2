import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyYours, TaskNotYours, TaskSwapGone, TaskSwapNotForYou } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requirePartToDo, stillToDo, stopped } from "./task-places.rule.js";
import { isAllowedIn, requireState } from "./task-transitions.rule.js";

/** An offer as the rules know it. */
export interface SwapFacts {
  readonly holderId: MemberId;
  /** Null when everybody is asked. */
  readonly askedId: MemberId | null;
  readonly expiresAt: Date;
}

/** An offer stands while it runs, and while the task, or their part of it, is still that holder's to do. */
export const isSwapOpen = (task: Pick<TaskFacts, "status" | "assigneeIds" | "doers">, swap: SwapFacts, now: Date): boolean =>
  isAllowedIn("task.swap", task.status) && stillToDo(task).includes(swap.holderId) && now < swap.expiresAt;

/** Whoever holds a task offers it. @throws TaskNotOpen, TaskNotYours, TaskAlreadyYours, TaskPartDone */
export function offerSwap(task: TaskFacts, holder: MemberId, asked: MemberId | null): void {
  requireState("task.swap", task);
  if (!task.assigneeIds.includes(holder)) throw new TaskNotYours({ taskId: task.id });
  if (asked !== null && task.assigneeIds.includes(asked)) throw new TaskAlreadyYours({ taskId: task.id });
  requirePartToDo(task, holder);
}

/** Whoever was asked takes it over; what was begun is begun anew. @throws TaskNotOpen, TaskSwapGone, TaskAlreadyYours, TaskSwapNotForYou */
export function acceptSwap(task: TaskFacts, swap: SwapFacts | null, taker: MemberId, now: Date): TaskMove {
  requireState("task.accept-swap", task);
  const { askedId, holderId } = requireOpen(task, swap, now);
  if (task.assigneeIds.includes(taker)) throw new TaskAlreadyYours({ taskId: task.id });
  if (askedId !== null && askedId !== taker) throw new TaskSwapNotForYou({ taskId: task.id });
  const assigneeIds = task.assigneeIds.map((one) => (one === holderId ? taker : one));
  return { ...(task.startedBy === holderId && stopped(task)), assigneeIds };
}

/** Who was asked alone says no. @throws TaskNotOpen, TaskSwapGone, TaskSwapNotForYou */
export function declineSwap(task: TaskFacts, swap: SwapFacts | null, asked: MemberId, now: Date): void {
  requireState("task.decline-swap", task);
  if (requireOpen(task, swap, now).askedId !== asked) throw new TaskSwapNotForYou({ taskId: task.id });
}

/** @throws TaskNotOpen, TaskSwapGone, TaskNotYours */
export function withdrawSwap(task: TaskFacts, swap: SwapFacts | null, holder: MemberId, now: Date): void {
  requireState("task.withdraw-swap", task);
  if (requireOpen(task, swap, now).holderId !== holder) throw new TaskNotYours({ taskId: task.id });
}

function requireOpen(task: TaskFacts, swap: SwapFacts | null, now: Date): SwapFacts {
  if (swap === null || !isSwapOpen(task, swap, now)) throw new TaskSwapGone({ taskId: task.id });
  return swap;
}
