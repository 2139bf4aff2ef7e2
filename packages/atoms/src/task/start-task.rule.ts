import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyStarted, TaskHeldByOther, TaskNotOpen } from "./task.errors.js";
import type { StartedTask, TaskFacts } from "./task.schema.js";

/** Beginning the work: a free task becomes the starter's, since two people should not begin it. @throws TaskNotOpen, TaskHeldByOther, TaskAlreadyStarted */
export function startTask(task: TaskFacts, starter: MemberId): StartedTask {
  if (task.status !== "open" && task.status !== "in_progress") throw new TaskNotOpen({ taskId: task.id, status: task.status });
  if (task.assigneeId !== null && task.assigneeId !== starter) throw new TaskHeldByOther({ taskId: task.id, holderId: task.assigneeId });
  if (task.status === "in_progress") throw new TaskAlreadyStarted({ taskId: task.id });
  return { taskId: task.id, status: "in_progress" };
}
