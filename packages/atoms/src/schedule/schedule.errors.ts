import { DomainError } from "../kernel/domain-error.js";

/** No date in it that we can read as a whole; half a date understood would be a wrong date. */
export class DueUnreadable extends DomainError<Record<never, never>> {
  readonly code = "due.unreadable";
  readonly kind = "invalid";
}

/** Read, but gone by. `dueAt` is ISO 8601, so that the door can show what was understood. */
export class DueInPast extends DomainError<{ dueAt: string }> {
  readonly code = "due.in_past";
  readonly kind = "invalid";
}
