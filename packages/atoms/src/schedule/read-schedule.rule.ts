import { checkSchedule } from "./check-schedule.rule.js";
import { begun } from "./next-due.rule.js";
import type { DueContext } from "./read-due.rule.js";
import { readRepeat } from "./read-repeat.rule.js";
import { readRule, writeRule } from "./recurrence-rule.rule.js";
import type { Schedule } from "./schedule.schema.js";
import { END_OF_DAY, wallClock } from "./wall-clock.rule.js";

const RULE = /^(?:RRULE:)?FREQ=/iu;

/**
 * What somebody typed as a repeat, in words (`every other monday 7pm`) or as a rule (`FREQ=WEEKLY;BYDAY=MO`, which begins today), as a
 * schedule that may be saved. @throws RepeatUnreadable, RuleInvalid, RuleTooOften, RuleDaysMixed, RuleNeverFires, RuleStartTooFar
 */
export function readSchedule(text: string, context: DueContext): Schedule {
  const schedule = RULE.test(text) ? scheduleOfRule(text, context) : readRepeat(text, context);
  checkSchedule(schedule, context.now);
  return schedule;
}

/** What says how often and how long, and not which day: without it the first day is found. */
const LIMITS = ["INTERVAL", "COUNT", "UNTIL"];

function scheduleOfRule(text: string, { now, timeZone }: DueContext): Schedule {
  const parts = readRule(text);
  const namesHours = parts.has("BYHOUR") || parts.get("FREQ") === "HOURLY";
  const today = wallClock(now, timeZone).toPlainDate();
  const start = today.toPlainDateTime(namesHours ? undefined : END_OF_DAY).toString({ smallestUnit: "minute" });
  const days = writeRule(new Map([...parts].filter(([name]) => !LIMITS.includes(name))));
  const schedule: Schedule = { rule: days, start, timeZone, anchor: "due", season: null, monthEnd: "clamp", exceptions: [] };
  return { ...begun(schedule, now), rule: writeRule(parts) };
}
