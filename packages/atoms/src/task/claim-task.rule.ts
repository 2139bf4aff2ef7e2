import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyYours, TaskHeldByOther } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** Taking a free task upon oneself. Who comes second is told who was first. @throws TaskNotOpen, TaskAlreadyYours, TaskHeldByOther */
export function claimTask(task: TaskFacts, claimer: MemberId): TaskMove {
  requireState("task.claim", task);
  if (task.assigneeId === claimer) throw new TaskAlreadyYours({ taskId: task.id });
  if (task.assigneeId !== null) throw new TaskHeldByOther({ taskId: task.id, holderId: task.assigneeId });
  return { assigneeId: claimer };
}
