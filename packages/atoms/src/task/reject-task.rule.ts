import type { MemberId } from "../member/member.id.js";
import type { Due } from "../schedule/wall-clock.rule.js";
import { requireOtherHands } from "./approve-task.rule.js";
import { openedAgain } from "./reopen-task.rule.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** A reported task is to be done again, by its old due or by a new one. @throws TaskNotSubmitted, TaskOwnWork */
export function rejectTask(task: TaskFacts, approver: MemberId, now: Date, due: Due | null = null): TaskMove {
  requireState("task.reject", task);
  requireOtherHands(task, approver);
  if (due === null) return openedAgain(task, now);
  // With new time begins new grace: what became of it by the old due is over.
  return { ...openedAgain({ ...task, dueAt: due.dueAt }, now), lapsedAt: null, ...due };
}
