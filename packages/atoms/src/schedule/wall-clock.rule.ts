import { Temporal } from "temporal-polyfill";

/** A due instant together with the wall clock people meant by it. */
export interface Due {
  readonly dueAt: Date;
  /** `2026-11-26T18:00` in `timeZone`. */
  readonly dueLocal: string;
  readonly timeZone: string;
}

/** A day without a time is meant as 'in the course of that day'. */
export const END_OF_DAY = new Temporal.PlainTime(23, 59);

/** What the clocks of that zone show at an instant. */
export const wallClock = (instant: Date, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();

/** The day on the calendar of that zone, `2026-11-26`. */
export const dayOf = (instant: Date, timeZone: string): string => wallClock(instant, timeZone).toPlainDate().toString();

/** Noon of a day there: an instant that clocks half the world away still show on the same day. */
export const noonOf = (day: string, timeZone: string): Date =>
  new Date(instantOf(Temporal.PlainDate.from(day).toPlainDateTime({ hour: 12 }), timeZone).epochMilliseconds);

/** A local time that does not exist that day moves on by the length of the gap, one that comes twice means the first (Temporal's `compatible`). */
export const instantOf = (local: Temporal.PlainDateTime, timeZone: string): Temporal.Instant =>
  local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).toInstant();

export function dueAt(instant: Temporal.Instant, timeZone: string): Due {
  const at = new Date(instant.epochMilliseconds);
  return { dueAt: at, dueLocal: wallClock(at, timeZone).toString({ smallestUnit: "minute" }), timeZone };
}
