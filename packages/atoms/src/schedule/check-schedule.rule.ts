import { Temporal } from "temporal-polyfill";
import { duesAfter } from "./next-due.rule.js";
import { MOST_A_DAY } from "./recurrence-rule.rule.js";
import { RuleNeverFires, RuleStartTooFar, RuleTooOften } from "./schedule.errors.js";
import type { Schedule } from "./schedule.schema.js";
import { wallClock } from "./wall-clock.rule.js";

const YEARS = 5;

/** A schedule somebody may save: it fires, not too often, and begins within living memory. @throws RuleInvalid, RuleTooOften, RuleDaysMixed, RuleNeverFires, RuleStartTooFar */
export function checkSchedule(schedule: Schedule, now: Date): void {
  const away = Temporal.PlainDateTime.from(schedule.start).since(wallClock(now, schedule.timeZone), { largestUnit: "year" });
  if (Math.abs(away.years) >= YEARS) throw new RuleStartTooFar({ years: YEARS });

  // The extra hour of the day on which the clock is set back is no sin.
  let left = MOST_A_DAY + 3;
  let dayLater: number | undefined;
  for (const { dueAt } of duesAfter(schedule, now)) {
    dayLater ??= dueAt.getTime() + 24 * 60 * 60_000;
    if (dueAt.getTime() >= dayLater) return;
    left -= 1;
    if (left === 0) throw new RuleTooOften({ most: MOST_A_DAY });
  }
  if (dayLater === undefined) throw new RuleNeverFires({});
}
