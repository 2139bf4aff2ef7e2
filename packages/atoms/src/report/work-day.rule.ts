import { Temporal } from "temporal-polyfill";
import { dayOf } from "../schedule/wall-clock.rule.js";

/** The day on the guild's calendar, `2026-11-26`, on which something was done. @param timeZone IANA */
export const workDay = (at: Date, timeZone: string): string => dayOf(at, timeZone);

/** The week on the guild's calendar that a moment is in: its Monday (ISO 8601), and the Monday after it. @param timeZone IANA */
export function workWeek(at: Date, timeZone: string): { first: string; next: string } {
  const day = Temporal.PlainDate.from(workDay(at, timeZone));
  const first = day.subtract({ days: day.dayOfWeek - 1 });
  return { first: first.toString(), next: first.add({ days: 7 }).toString() };
}
