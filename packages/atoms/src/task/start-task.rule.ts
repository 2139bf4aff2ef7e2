import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyStarted, TaskHeldByOther } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** Beginning the work: a free task becomes the starter's, since two people should not begin it. @throws TaskNotOpen, TaskHeldByOther, TaskAlreadyStarted */
export function startTask(task: TaskFacts, starter: MemberId, now: Date): TaskMove {
  const begun = task.status === "in_progress";
  if (!begun) requireState("task.start", task);
  if (task.assigneeId !== null && task.assigneeId !== starter) throw new TaskHeldByOther({ taskId: task.id, holderId: task.assigneeId });
  if (begun) throw new TaskAlreadyStarted({ taskId: task.id });
  return { status: "in_progress", assigneeId: starter, startedAt: now };
}
