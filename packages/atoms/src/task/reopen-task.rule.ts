import { UNREPORTED } from "./complete-task.rule.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** To be done after all, or once more: whatever it had earned is taken back. @throws TaskNotClosed */
export function reopenTask(task: TaskFacts, now: Date): TaskMove {
  requireState("task.reopen", task);
  return openedAgain(task, now);
}

/** A person wants it done: one that is late by then is not put away for it. */
export function openedAgain({ dueAt, openedAt, lapsedAt }: TaskFacts, now: Date) {
  const isLate = dueAt !== null && dueAt <= now;
  return {
    status: "open",
    openedAt: openedAt ?? now,
    lapsedAt: lapsedAt ?? (isLate ? now : null),
    startedAt: null,
    startedBy: null,
    ...UNREPORTED,
  } as const;
}
