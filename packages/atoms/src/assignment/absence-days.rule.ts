import { Temporal } from "temporal-polyfill";
import type { MemberId } from "../member/member.id.js";
import { AbsenceInPast, AbsenceOver, AbsenceOverlaps, AbsenceReversed, AbsenceTooLong } from "./absence.errors.js";
import { type AbsenceDays, LONGEST_ABSENCE_DAYS } from "./absence.schema.js";

type Days = Pick<AbsenceDays, "from" | "to">;

/** The guild's calendar as it is now. */
export interface Today {
  /** ISO 8601. */
  readonly today: string;
  readonly timeZone: string;
}

/** Days that read `2026-11-25`, so that text order is their order. @throws AbsenceReversed, AbsenceInPast, AbsenceTooLong */
export function requireDays({ from, to }: Days, { today, timeZone }: Today): void {
  if (to < from) throw new AbsenceReversed({ from, to, timeZone });
  if (from < today) throw new AbsenceInPast({ from, timeZone });
  if (to > lastDayFrom(from, LONGEST_ABSENCE_DAYS)) throw new AbsenceTooLong({ most: LONGEST_ABSENCE_DAYS });
}

/**
 * Absences of one member never share a day, and neither do the house's. They are not merged: each keeps what it says of turns, and
 * nobody's days change by what somebody else says later. @param others of the same member, or of the house. @throws AbsenceOverlaps
 */
export function requireFree({ from, to }: Days, others: readonly AbsenceDays[], { timeZone }: Today): void {
  const other = others.find((one) => one.from <= to && from <= one.to);
  if (other) throw new AbsenceOverlaps({ absenceId: other.absenceId, from: other.from, to: other.to, timeZone });
}

/**
 * Somebody is back, and can be given turns today. Days that have been stay on record, since picks of those days are explained by them;
 * where there are none, nothing of the absence stays.
 * @returns the last day that stays, or null
 * @throws AbsenceOver
 */
export function endAbsence({ absenceId, from, to }: AbsenceDays, { today, timeZone }: Today): string | null {
  if (to < today) throw new AbsenceOver({ absenceId, to, timeZone });
  return from < today ? dayAfter(today, -1) : null;
}

/** The last day of the absence in which somebody, or the whole house, is; null where there is none. @param absences of one day */
export const awayUntil = (memberId: MemberId, absences: readonly AbsenceDays[]): string | null =>
  absences
    .filter((absence) => absence.memberId === null || absence.memberId === memberId)
    .reduce<string | null>((last, { to }) => (last === null || to > last ? to : last), null);

/** The last of so many days, the first included. */
export const lastDayFrom = (day: string, days: number): string => dayAfter(day, days - 1);

const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
