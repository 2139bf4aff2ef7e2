import { DomainError } from "../kernel/domain-error.js";

/** No date in it that we can read as a whole; half a date understood would be a wrong date. */
export class DueUnreadable extends DomainError<Record<never, never>> {
  readonly code = "due.unreadable";
  readonly kind = "invalid";
}

/** No day in it that we can read as a whole. `field` is what was filled in with it. */
export class DayUnreadable extends DomainError<{ field: string }> {
  readonly code = "day.unreadable";
  readonly kind = "invalid";
}

/** Read, but gone by. `dueAt` is ISO 8601, so that the door can show what was understood. */
export class DueInPast extends DomainError<{ dueAt: string }> {
  readonly code = "due.in_past";
  readonly kind = "invalid";
}

/** Said to be done at a moment that is still to come. `doneAt` is ISO 8601, so that the door can show what was understood. */
export class DoneInFuture extends DomainError<{ doneAt: string }> {
  readonly code = "done.in_future";
  readonly kind = "invalid";
}

/** Words of a repeat that were not understood. `from` and `to` say where in the text they stand, so that the door can quote them. */
export class RepeatUnreadable extends DomainError<{ from: number; to: number }> {
  readonly code = "repeat.unreadable";
  readonly kind = "invalid";
}

/** Not a recurrence rule of RFC 5545, or one that says two things at once. */
export class RuleInvalid extends DomainError<Record<never, never>> {
  readonly code = "rule.invalid";
  readonly kind = "invalid";
}

/** Chores come back at most `most` times a day; nobody sweeps every second. */
export class RuleTooOften extends DomainError<{ most: number }> {
  readonly code = "rule.too_often";
  readonly kind = "invalid";
}

/** A yearly rule that names its days in two ways at once: which of them limits the other, no two programs agree on. */
export class RuleDaysMixed extends DomainError<Record<never, never>> {
  readonly code = "rule.days_mixed";
  readonly kind = "invalid";
}

/** No day ever, or none to come: the 30th of February, or an end that has gone by. */
export class RuleNeverFires extends DomainError<Record<never, never>> {
  readonly code = "rule.never_fires";
  readonly kind = "invalid";
}

/** Begins further from today than `years`: a slip of the pen, and centuries to count through. */
export class RuleStartTooFar extends DomainError<{ years: number }> {
  readonly code = "rule.start_too_far";
  readonly kind = "invalid";
}

/** No length of time in it that we can read as a whole. */
export class DelayUnreadable extends DomainError<Record<never, never>> {
  readonly code = "delay.unreadable";
  readonly kind = "invalid";
}

/** Nothing comes later than `days` after what it follows. */
export class DelayTooLong extends DomainError<{ days: number }> {
  readonly code = "delay.too_long";
  readonly kind = "invalid";
}
