import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** Not this time: nobody is credited. @throws TaskNotOpen */
export function skipTask(task: TaskFacts): TaskMove {
  requireState("task.skip", task);
  return { status: "skipped" };
}
