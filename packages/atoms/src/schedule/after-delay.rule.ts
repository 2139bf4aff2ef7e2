import { Temporal } from "temporal-polyfill";
import { type Due, dueAt } from "./wall-clock.rule.js";

/**
 * So long after an instant, to the minute. Whole days are counted on the wall clock, so that a day later is the same hour through a change of
 * the clocks; what is left of them really passes, since that is how long a machine takes.
 */
export function afterDelay(instant: Date, minutes: number, timeZone: string): Due {
  const from = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const later = from.add({ days: Math.floor(minutes / 1_440) }).add({ minutes: minutes % 1_440 });
  return dueAt(later.round({ smallestUnit: "minute", roundingMode: "floor" }).toInstant(), timeZone);
}
