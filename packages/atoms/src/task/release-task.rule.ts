import { TaskNotHeld } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** Giving a task back: it is free again, and whatever was begun is to be begun anew. @throws TaskNotOpen, TaskNotHeld */
export function releaseTask(task: TaskFacts): TaskMove {
  requireState("task.release", task);
  if (task.assigneeId === null) throw new TaskNotHeld({ taskId: task.id });
  return { status: task.status === "scheduled" ? "scheduled" : "open", assigneeId: null, startedAt: null };
}
