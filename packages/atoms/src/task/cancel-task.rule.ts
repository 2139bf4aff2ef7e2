import { UNREPORTED } from "./complete-task.rule.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** It need not be done at all. A report that waited for approval goes with it. @throws TaskNotOpen */
export function cancelTask(task: TaskFacts): TaskMove {
  requireState("task.cancel", task);
  return { status: "cancelled", ...UNREPORTED };
}
