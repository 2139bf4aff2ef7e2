import type { MemberId } from "../member/member.id.js";
import { TaskOwnWork } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { hasDone } from "./task-places.rule.js";
import { requireState } from "./task-transitions.rule.js";

/** A reported task counts from now on, for the day on which it was done. @throws TaskNotSubmitted, TaskOwnWork */
export function approveTask(task: TaskFacts, approver: MemberId): TaskMove {
  requireState("task.approve", task);
  requireOtherHands(task, approver);
  return { status: "completed" };
}

/** Nobody judges their own work, neither way. @throws TaskOwnWork */
export function requireOtherHands(task: Pick<TaskFacts, "id" | "doers">, judge: MemberId): void {
  if (hasDone(task, judge)) throw new TaskOwnWork({ taskId: task.id });
}
