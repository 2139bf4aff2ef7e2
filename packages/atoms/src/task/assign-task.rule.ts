import type { MemberId } from "../member/member.id.js";
import { TaskHeldByOther } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { stopped, withPlaceFor } from "./task-places.rule.js";
import { requireState } from "./task-transitions.rule.js";

/**
 * Giving a task to somebody; where it takes one person, also away from whoever has it: the work is then to be begun anew. One that has not
 * opened is theirs when it does.
 * @throws TaskNotOpen, TaskHeldByOther, TaskPlacesTaken
 */
export function assignTask(task: TaskFacts, assigneeId: MemberId): TaskMove {
  requireState("task.assign", task);
  if (task.assigneeIds.includes(assigneeId)) throw new TaskHeldByOther({ taskId: task.id, holderId: assigneeId });
  const changesHands = task.mode !== "each" && task.workersNeeded === 1 && task.assigneeIds.length === 1;
  if (changesHands) return { ...stopped(task), assigneeIds: [assigneeId] };
  return { assigneeIds: withPlaceFor(task, assigneeId) };
}
