import { DomainError } from "../kernel/domain-error.js";
import type { MemberId } from "../member/member.id.js";
import type { TaskId, TaskStatus } from "./task.schema.js";

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

/** Neither a title nor a chore to take one from. */
export class TaskNeedsTitle extends DomainError<Record<never, never>> {
  readonly code = "task.needs_title";
  readonly kind = "invalid";
}
