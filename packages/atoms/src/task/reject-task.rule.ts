import type { MemberId } from "../member/member.id.js";
import { requireOtherHands } from "./approve-task.rule.js";
import { openedAgain } from "./reopen-task.rule.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requireState } from "./task-transitions.rule.js";

/** A reported task is to be done again. @throws TaskNotSubmitted, TaskOwnWork */
export function rejectTask(task: TaskFacts, approver: MemberId, now: Date): TaskMove {
  requireState("task.reject", task);
  requireOtherHands(task, approver);
  return openedAgain(task, now);
}
