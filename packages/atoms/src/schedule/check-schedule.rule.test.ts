import { expect, test } from "@jest/globals";
import { checkSchedule } from "./check-schedule.rule.js";
import { RuleDaysMixed, RuleInvalid, RuleNeverFires, RuleStartTooFar, RuleTooOften } from "./schedule.errors.js";
import { Schedule } from "./schedule.schema.js";

const now = new Date("2026-11-25T09:30:00Z");
const check =
  (rule: string, start = "2026-11-25T10:00", more: Partial<Schedule> = {}) =>
  () => {
    checkSchedule(Schedule.parse({ rule, start, timeZone: "Europe/Amsterdam", ...more }), now);
  };

test.each([
  ["FREQ=WEEKLY;BYDAY=MO,TH"],
  ["RRULE:FREQ=DAILY;INTERVAL=3"],
  ["FREQ=HOURLY"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"],
  ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"],
  ["FREQ=YEARLY;BYWEEKNO=20"],
  ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,WE"],
  ["FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR"],
  ["FREQ=MONTHLY;BYMONTHDAY=9;BYDAY=2MO"],
])("%s may be saved", (rule) => {
  expect(check(rule)).not.toThrow();
});

test.each([
  ["", RuleInvalid],
  ["weekly", RuleInvalid],
  ["FREQ=FORTNIGHTLY", RuleInvalid],
  ["FREQ=WEEKLY;FREQ=DAILY", RuleInvalid],
  ["FREQ=WEEKLY;BYDAY=XX", RuleInvalid],
  ["FREQ=DAILY;BYHOUR=25", RuleInvalid],
  ["FREQ=DAILY;INTERVAL=0", RuleInvalid],
  ["FREQ=DAILY;COUNT=3;UNTIL=20270101", RuleInvalid],
  ["BYDAY=MO", RuleInvalid],
  ["FREQ=SECONDLY", RuleTooOften],
  ["FREQ=MINUTELY;INTERVAL=90", RuleTooOften],
  ["FREQ=HOURLY;BYMINUTE=0,30", RuleTooOften],
  ["FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=0,15,30,45", RuleTooOften],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=1", RuleNeverFires],
  ["FREQ=DAILY;UNTIL=20261101", RuleNeverFires],
  ["FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", RuleNeverFires],
  ["FREQ=YEARLY;BYWEEKNO=20;BYMONTHDAY=15", RuleDaysMixed],
  ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", RuleDaysMixed],
  ["FREQ=YEARLY;BYYEARDAY=67;BYDAY=SU", RuleDaysMixed],
  ["FREQ=YEARLY;BYYEARDAY=67;BYMONTHDAY=-18", RuleDaysMixed],
  ["FREQ=YEARLY;BYMONTHDAY=-15;BYDAY=-2WE", RuleDaysMixed],
] as const)("%j is refused with a reason of its own", (rule, reason) => {
  if (rule === "") expect(() => checkSchedule({ ...weekly, rule }, now)).toThrow(reason);
  else expect(check(rule)).toThrow(reason);
});

const weekly = Schedule.parse({ rule: "FREQ=WEEKLY", start: "2026-11-25T10:00", timeZone: "UTC" });

test("a season in which the rule has no day is refused", () => {
  expect(check("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", undefined, { season: [4, 5] })).toThrow(RuleNeverFires);
});

test("trap 10: a rule begun in 1990 is refused, whatever it asks for", () => {
  expect(check("FREQ=HOURLY", "1990-01-01T00:00")).toThrow(RuleStartTooFar);
  expect(check("FREQ=MINUTELY", "1990-01-01T00:00")).toThrow(RuleStartTooFar);
  expect(check("FREQ=DAILY", "2040-01-01T00:00")).toThrow(RuleStartTooFar);
});
