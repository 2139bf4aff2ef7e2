import { DomainError } from "../kernel/domain-error.js";
import type { MemberId } from "../member/member.id.js";
import type { TaskAct, TaskId, TaskStatus } from "./task.schema.js";

/** Unknown here, or another guild's: on purpose the two cannot be told apart. */
export class TaskNotFound extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.not_found";
  readonly kind = "not_found";
}

/** Past the point where the act makes sense, e.g. skipped or already completed. */
export class TaskNotOpen extends DomainError<{ taskId: TaskId; status: TaskStatus }> {
  readonly code = "task.not_open";
  readonly kind = "conflict";
}

/** Another member holds it; a door that knows names says who. */
export class TaskHeldByOther extends DomainError<{ taskId: TaskId; holderId: MemberId }> {
  readonly code = "task.held_by_other";
  readonly kind = "conflict";
}

/** It takes several, and has as many. */
export class TaskPlacesTaken extends DomainError<{ taskId: TaskId; places: number }> {
  readonly code = "task.places_taken";
  readonly kind = "conflict";
}

/** They have done their part of it already, while others have not; a door that knows names says who. */
export class TaskPartDone extends DomainError<{ taskId: TaskId; holderId: MemberId }> {
  readonly code = "task.part_done";
  readonly kind = "conflict";
}

/** The asker holds it already: nothing changes, and they are told so. */
export class TaskAlreadyYours extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.already_yours";
  readonly kind = "conflict";
}

/** Work on it was begun before: it is not begun twice. */
export class TaskAlreadyStarted extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.already_started";
  readonly kind = "conflict";
}

/** Someone else changed the task between our reading and our writing it. */
export class TaskChanged extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.changed";
  readonly kind = "conflict";
}

/** Nobody holds it, so nobody can give it back. */
export class TaskNotHeld extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.not_held";
  readonly kind = "conflict";
}

/** Only whoever holds it can offer it. */
export class TaskNotYours extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.not_yours";
  readonly kind = "conflict";
}

/** Nobody offers it any more: taken, withdrawn, expired, or it has changed hands. */
export class TaskSwapGone extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.swap_gone";
  readonly kind = "conflict";
}

/** It was somebody else who was asked. */
export class TaskSwapNotForYou extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.swap_not_for_you";
  readonly kind = "conflict";
}

/** Nothing waits for an approver: not reported yet, or judged already. */
export class TaskNotSubmitted extends DomainError<{ taskId: TaskId; status: TaskStatus }> {
  readonly code = "task.not_submitted";
  readonly kind = "conflict";
}

/** Not reported and counted, so there is nothing to put right. */
export class TaskNotCompleted extends DomainError<{ taskId: TaskId; status: TaskStatus }> {
  readonly code = "task.not_completed";
  readonly kind = "conflict";
}

/** It says what is so already. */
export class TaskNothingToCorrect extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.nothing_to_correct";
  readonly kind = "conflict";
}

/** Not done, and yet by somebody, at some time or in so many minutes. */
export class TaskCorrectionUnclear extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.correction_unclear";
  readonly kind = "invalid";
}

/** Done after all, and nobody is on record who did it. */
export class TaskNeedsDoer extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.needs_doer";
  readonly kind = "invalid";
}

/** Nobody can have done it before there was such a task. */
export class TaskDoneBeforeMade extends DomainError<{ taskId: TaskId; madeAt: string }> {
  readonly code = "task.done_before_made";
  readonly kind = "invalid";
}

/** Still to be done: there is nothing to open again. */
export class TaskNotClosed extends DomainError<{ taskId: TaskId; status: TaskStatus }> {
  readonly code = "task.not_closed";
  readonly kind = "conflict";
}

/** Nobody judges what they did themselves, whatever else they may. */
export class TaskOwnWork extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.own_work";
  readonly kind = "forbidden";
}

/** Its checklist has no such item. */
export class TaskItemUnknown extends DomainError<{ taskId: TaskId; item: number }> {
  readonly code = "task.item_unknown";
  readonly kind = "not_found";
}

/** Somebody has ticked it already. */
export class TaskItemTicked extends DomainError<{ taskId: TaskId; item: number }> {
  readonly code = "task.item_ticked";
  readonly kind = "conflict";
}

/** Nobody has ticked it, or somebody has taken the tick away already. */
export class TaskItemNotTicked extends DomainError<{ taskId: TaskId; item: number }> {
  readonly code = "task.item_not_ticked";
  readonly kind = "conflict";
}

/** Every act on it is undone already, or cannot be. */
export class TaskNothingToUndo extends DomainError<{ taskId: TaskId }> {
  readonly code = "task.nothing_to_undo";
  readonly kind = "conflict";
}

/** Somebody acted since, or undid it before: `act` by `holderId` is the last one now. */
export class TaskUndoNotLast extends DomainError<{ taskId: TaskId; act: TaskAct; holderId: MemberId | null }> {
  readonly code = "task.undo_not_last";
  readonly kind = "conflict";
}

/**
 * Acts that came after it would go too: whoever may take them along says so by naming `newest`, the newest step they have seen. `steps` are
 * their numbers, with spaces between; `act` by `holderId` is the last of them. Answered again when the history has moved on meanwhile.
 */
export class TaskUndoTakesAlong extends DomainError<{
  taskId: TaskId;
  step: number;
  newest: number;
  steps: string;
  act: TaskAct;
  holderId: MemberId | null;
}> {
  readonly code = "task.undo_takes_along";
  readonly kind = "conflict";
}

/** What followed from it has been acted on: to have it again beside that would be two of one. `act` is the last of what was done there. */
export class TaskFollowedUp extends DomainError<{ taskId: TaskId; act: TaskAct; holderId: MemberId | null }> {
  readonly code = "task.followed_up";
  readonly kind = "conflict";
}

/** One's own act can be taken back for a while; later a manager can. */
export class TaskUndoTooLate extends DomainError<{ taskId: TaskId; minutes: number }> {
  readonly code = "task.undo_too_late";
  readonly kind = "forbidden";
}

/** Somebody else's act: they can take it back themselves, or a manager. */
export class TaskUndoNotYours extends DomainError<{ taskId: TaskId; holderId: MemberId | null }> {
  readonly code = "task.undo_not_yours";
  readonly kind = "forbidden";
}

/** Neither a title nor a chore to take one from. */
export class TaskNeedsTitle extends DomainError<Record<never, never>> {
  readonly code = "task.needs_title";
  readonly kind = "invalid";
}
