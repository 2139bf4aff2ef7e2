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

/** The day on the calendar of that zone, `2026-11-26`. @param timeZone IANA */
export const dayOf = (instant: Date, timeZone: string): string => wallClock(instant, timeZone).toPlainDate().toString();

/** The day, `2026-11-26`, on which something is due by its own clock; null when it has no due. */
export const dueDay = ({ dueLocal }: { dueLocal: string | null }): string | null => dueLocal?.slice(0, 10) ?? null;

/** Noon of a day there: an instant that clocks half the world away still show on the same day. */
export const noonOf = (day: string, timeZone: string): Date =>
  new Date(instantOf(Temporal.PlainDate.from(day).toPlainDateTime({ hour: 12 }), timeZone).epochMilliseconds);

/** A local time that does not exist that day moves on by the length of the gap, one that comes twice means the first (Temporal's `compatible`). */
export const instantOf = (local: Temporal.PlainDateTime, timeZone: string): Temporal.Instant =>
  local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).toInstant();

export function dueAt(instant: Temporal.Instant, timeZone: string): Due {
  const at = new Date(instant.epochMilliseconds);
  return { dueAt: at, dueLocal: minuteOf(wallClock(at, timeZone)), timeZone };
}

/**
 * Something due when the clocks there show this. Almost every local time is there once and is then its own answer: to read the clock back from
 * an instant takes ten times as long as all of this.
 */
export function dueOn(local: Temporal.PlainDateTime, timeZone: string): Due {
  const [first, last] = (["earlier", "later"] as const).map(
    (disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );
  if (first === undefined || first !== last) return dueAt(instantOf(local, timeZone), timeZone);
  return { dueAt: new Date(first), dueLocal: minuteOf(local), timeZone };
}

/** `2026-11-26T18:00`. */
export const minuteOf = (local: Temporal.PlainDateTime): string => local.toString({ smallestUnit: "minute" });

/** So many days of a zone's calendar, today the first: the first and the last of them, and the instant at which the last one ends. */
export function daysFrom(now: Date, timeZone: string, count: number): { from: string; to: string; end: Date } {
  const today = wallClock(now, timeZone).toPlainDate();
  const end = instantOf(today.add({ days: count }).toPlainDateTime(), timeZone);
  return { from: today.toString(), to: today.add({ days: count - 1 }).toString(), end: new Date(end.epochMilliseconds) };
}
