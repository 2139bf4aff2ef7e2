import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyYours, TaskHeldByOther, TaskNotOpen } from "./task.errors.js";
import type { ClaimedTask, TaskFacts } from "./task.schema.js";

/** Taking a free task upon oneself. Who comes second is told who was first. @throws TaskNotOpen, TaskAlreadyYours, TaskHeldByOther */
export function claimTask(task: TaskFacts, claimer: MemberId): ClaimedTask {
  if (task.status !== "open" && task.status !== "in_progress") throw new TaskNotOpen({ taskId: task.id, status: task.status });
  if (task.assigneeId === claimer) throw new TaskAlreadyYours({ taskId: task.id });
  if (task.assigneeId !== null) throw new TaskHeldByOther({ taskId: task.id, holderId: task.assigneeId });
  return { taskId: task.id, status: task.status };
}
