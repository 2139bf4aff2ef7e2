import { UNREPORTED } from "./complete-task.rule.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** To be done after all, or once more: whatever it had earned is taken back. @throws TaskNotClosed */
export function reopenTask(task: TaskFacts): TaskMove {
  requireState("task.reopen", task);
  return { status: "open", startedAt: null, ...UNREPORTED };
}
