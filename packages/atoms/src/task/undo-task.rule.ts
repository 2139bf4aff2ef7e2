import type { MemberId } from "../member/member.id.js";
import { TaskNothingToUndo, TaskUndoNotLast, TaskUndoNotYours, TaskUndoTakesAlong, TaskUndoTooLate } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { moveBackTo, replay } from "./task-history.rule.js";
import type { TaskStepFacts } from "./task-step.schema.js";
import { isAside, TASK_TRANSITIONS } from "./task-transitions.rule.js";

/** For so long after it one can take back one's own act. */
export const UNDO_MINUTES = 15;

export interface Undoing {
  readonly by: MemberId;
  readonly now: Date;
  /** Whether they may take back what others did, and at any time. */
  readonly others: boolean;
  /** The step they mean; left out, it is whichever is the last. */
  readonly step?: number | undefined;
  /** The newest step they have seen: acts up to it may go too. */
  readonly takeAlong?: number | undefined;
}

/** A move back, and the steps it takes back: the act itself first, then what came after it. */
export interface Undone<Step> {
  readonly move: TaskMove;
  readonly undone: readonly [Step, ...Step[]];
}

/** What taking an act back means: the act, what would go with it, and the newest step of the history, which says that all was seen. */
export interface Undoable<Step> {
  readonly meant: Step;
  readonly since: readonly Step[];
  readonly newest: number;
}

/**
 * The act that is meant, which without a step is whichever is the last, and what stands after it. What the clock did is never an act to take
 * back: it goes with the one before it.
 * @param steps all of the task's, in the order of their numbers
 * @throws TaskNothingToUndo, TaskUndoNotLast where that act does not stand (any more)
 */
export function undoable<Step extends TaskStepFacts>(
  { id: taskId }: Pick<TaskFacts, "id">,
  steps: readonly Step[],
  step?: number,
): Undoable<Step> {
  const { standing } = replay(steps);
  const byPeople = standing.filter(({ actorId }) => actorId !== null);
  const last = byPeople.at(-1);
  if (last === undefined) throw new TaskNothingToUndo({ taskId });
  const meant = step === undefined ? last : byPeople.find(({ number }) => number === step);
  if (meant === undefined) throw new TaskUndoNotLast({ taskId, act: last.act, holderId: last.actorId });
  if (TASK_TRANSITIONS[meant.act].undoneBy !== "task.undo") throw new TaskNothingToUndo({ taskId });
  // What is only said moves nothing on.
  const newest = steps.findLast(({ act }) => !isAside(act))?.number ?? meant.number;
  return { meant, since: standing.filter(({ number }) => number > meant.number), newest };
}

/**
 * Taking back an act on a task: every column that it changed is again as it was, and with it what later acts made of it. Those go only with
 * the word of somebody who may and has seen them all; what the clock did needs none.
 * @param steps all of the task's, in the order of their numbers
 * @throws TaskNothingToUndo, TaskUndoNotLast, TaskUndoTakesAlong, TaskUndoTooLate, TaskUndoNotYours
 */
export function undoTask<Step extends TaskStepFacts>(
  task: Pick<TaskFacts, "id">,
  steps: readonly Step[],
  { by, now, others, step, takeAlong }: Undoing,
): Undone<Step> {
  const taskId = task.id;
  const { meant, since, newest } = undoable(task, steps, step);
  const later = since.filter(({ actorId }) => actorId !== null);
  const last = later.at(-1);
  if (last) {
    const { act, actorId: holderId } = last;
    if (!others) throw new TaskUndoNotLast({ taskId, act, holderId });
    const hasSeenAll = takeAlong !== undefined && takeAlong >= newest && steps.some(({ number }) => number === takeAlong);
    const numbers = later.map(({ number }) => number).join(" ");
    if (!hasSeenAll) throw new TaskUndoTakesAlong({ taskId, step: meant.number, newest, steps: numbers, act, holderId });
  }
  if (meant.actorId !== by && !others) throw new TaskUndoNotYours({ taskId, holderId: meant.actorId });
  const age = now.getTime() - meant.at.getTime();
  if (age > UNDO_MINUTES * 60_000 && !others) throw new TaskUndoTooLate({ taskId, minutes: UNDO_MINUTES });

  // The oldest step's columns win: it found the task as it shall be again.
  const before = Object.assign({}, ...[...since].reverse().map((taken) => taken.before), meant.before) as Step["before"];
  return { move: moveBackTo(before), undone: [meant, ...since] };
}
