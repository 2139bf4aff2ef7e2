import type { MemberId } from "../member/member.id.js";
import { TaskHeldByOther } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** Giving a task to somebody, also away from whoever has it: the work is then to be begun anew. One that has not opened is theirs when it does. @throws TaskNotOpen, TaskHeldByOther */
export function assignTask(task: TaskFacts, assigneeId: MemberId): TaskMove {
  requireState("task.assign", task);
  if (task.assigneeId === assigneeId) throw new TaskHeldByOther({ taskId: task.id, holderId: assigneeId });
  return { status: task.status === "scheduled" ? "scheduled" : "open", assigneeId, startedAt: null };
}
