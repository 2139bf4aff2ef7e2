import type { MemberId } from "../member/member.id.js";
import { TaskNotHeld } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { requirePartToDo, stopped, withoutPlaceOf } from "./task-places.rule.js";
import { requireState } from "./task-transitions.rule.js";

/** Giving a place on a task back: it is free again, and what they had begun is to be begun anew. @throws TaskNotOpen, TaskNotHeld, TaskPartDone */
export function releaseTask(task: TaskFacts, holder: MemberId | null): TaskMove {
  requireState("task.release", task);
  if (holder === null || !task.assigneeIds.includes(holder)) throw new TaskNotHeld({ taskId: task.id });
  requirePartToDo(task, holder);
  return { ...(task.startedBy === holder && stopped(task)), assigneeIds: withoutPlaceOf(task, holder) };
}

/** Whose place is meant where nobody is named: one's own, or that of the only one who has it; null where that is nobody's. */
export const holderMeant = ({ assigneeIds }: Pick<TaskFacts, "assigneeIds">, by: MemberId): MemberId | null =>
  assigneeIds.includes(by) ? by : assigneeIds.length === 1 ? (assigneeIds[0] ?? null) : null;
