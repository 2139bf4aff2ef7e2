import type { MemberId } from "../member/member.id.js";
import { TaskNothingToUndo, TaskUndoNotLast, TaskUndoNotYours, TaskUndoTooLate } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { moveBackTo, replay } from "./task-history.rule.js";
import type { TaskStepFacts } from "./task-step.schema.js";
import { TASK_TRANSITIONS } from "./task-transitions.rule.js";

/** For so long after it one can take back one's own act. */
export const UNDO_MINUTES = 15;

export interface Undoing {
  readonly by: MemberId;
  readonly now: Date;
  /** Whether they may take back what others did, and at any time. */
  readonly others: boolean;
  /** The step they mean; left out, it is whichever is the last. */
  readonly step?: number | undefined;
}

/** A move back, and the steps it takes back: the act itself first, then what the clock did since. */
export interface Undone<Step> {
  readonly move: TaskMove;
  readonly undone: readonly [Step, ...Step[]];
}

/**
 * Taking back the last act on a task: every column that it changed is again as it was. What the clock did is never the last act, it is
 * taken along.
 * @param steps all of the task's, in the order of their numbers
 * @throws TaskNothingToUndo, TaskUndoNotLast, TaskUndoTooLate, TaskUndoNotYours
 */
export function undoTask<Step extends TaskStepFacts>(
  { id: taskId }: Pick<TaskFacts, "id">,
  steps: readonly Step[],
  { by, now, others, step }: Undoing,
): Undone<Step> {
  const { standing } = replay(steps);
  const last = standing.findLast(({ actorId }) => actorId !== null);
  if (last === undefined) throw new TaskNothingToUndo({ taskId });
  if (step !== undefined && step !== last.number) throw new TaskUndoNotLast({ taskId, act: last.act, holderId: last.actorId });
  if (TASK_TRANSITIONS[last.act].undoneBy !== "task.undo") throw new TaskNothingToUndo({ taskId });
  if (last.actorId !== by && !others) throw new TaskUndoNotYours({ taskId, holderId: last.actorId });
  const age = now.getTime() - last.at.getTime();
  if (age > UNDO_MINUTES * 60_000 && !others) throw new TaskUndoTooLate({ taskId, minutes: UNDO_MINUTES });

  const since = standing.filter(({ number }) => number > last.number);
  // The oldest step's columns win: it found the task as it shall be again.
  const before = Object.assign({}, ...[...since].reverse().map((taken) => taken.before), last.before) as Step["before"];
  return { move: moveBackTo(before), undone: [last, ...since] };
}
