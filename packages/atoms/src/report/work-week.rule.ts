import { Temporal } from "temporal-polyfill";
import { dayOf } from "../schedule/wall-clock.rule.js";

/** The week on the guild's calendar that a moment is in: its Monday (ISO 8601), and the Monday after it. @param timeZone IANA */
export function workWeek(at: Date, timeZone: string): { first: string; next: string } {
  const day = Temporal.PlainDate.from(dayOf(at, timeZone));
  const first = day.subtract({ days: day.dayOfWeek - 1 });
  return { first: first.toString(), next: first.add({ days: 7 }).toString() };
}
