import { DomainError } from "../kernel/domain-error.js";
import type { AbsenceId } from "./absence.schema.js";

/** Unknown here, or another guild's, or ended before it began. */
export class AbsenceNotFound extends DomainError<{ absenceId: AbsenceId }> {
  readonly code = "absence.not_found";
  readonly kind = "not_found";
}

/** One member and the whole house at once. */
export class AbsenceTwoSubjects extends DomainError<Record<never, never>> {
  readonly code = "absence.two_subjects";
  readonly kind = "invalid";
}

/** The last day comes before the first. Days are ISO 8601, so that the door can show what was understood; also below. */
export class AbsenceReversed extends DomainError<{ from: string; to: string; timeZone: string }> {
  readonly code = "absence.reversed";
  readonly kind = "invalid";
}

/** Begins before today: what has been planned and done by then stands. */
export class AbsenceInPast extends DomainError<{ from: string; timeZone: string }> {
  readonly code = "absence.in_past";
  readonly kind = "invalid";
}

/** Who is away for longer than `most` days has moved out. */
export class AbsenceTooLong extends DomainError<{ most: number }> {
  readonly code = "absence.too_long";
  readonly kind = "invalid";
}

/** The same member, or the house, is away on some of these days already: `from` and `to` are of that other absence. */
export class AbsenceOverlaps extends DomainError<{ absenceId: AbsenceId; from: string; to: string; timeZone: string }> {
  readonly code = "absence.overlaps";
  readonly kind = "conflict";
}

/** It was over before today. */
export class AbsenceOver extends DomainError<{ absenceId: AbsenceId; to: string; timeZone: string }> {
  readonly code = "absence.over";
  readonly kind = "conflict";
}
