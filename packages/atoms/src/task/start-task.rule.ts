import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyStarted } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requirePartToDo, withPlaceFor } from "./task-places.rule.js";
import { requireState } from "./task-transitions.rule.js";

/** Beginning the work: a free place becomes the starter's, since two people should not begin the same. @throws TaskNotOpen, TaskHeldByOther, TaskPlacesTaken, TaskAlreadyStarted, TaskPartDone */
export function startTask(task: TaskFacts, starter: MemberId, now: Date): TaskMove {
  const begun = task.status === "in_progress";
  if (!begun) requireState("task.start", task);
  const assigneeIds = task.assigneeIds.includes(starter) ? task.assigneeIds : withPlaceFor(task, starter);
  if (begun) throw new TaskAlreadyStarted({ taskId: task.id });
  requirePartToDo(task, starter);
  return { status: "in_progress", assigneeIds, startedAt: now, startedBy: starter };
}
