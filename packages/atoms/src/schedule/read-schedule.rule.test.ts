import { expect, test } from "@jest/globals";
import { previewDues } from "./next-due.rule.js";
import { readSchedule } from "./read-schedule.rule.js";
import { RepeatUnreadable, RuleInvalid, RuleTooOften } from "./schedule.errors.js";

const context = { now: new Date("2026-11-25T10:00:00Z"), timeZone: "Europe/Amsterdam", locale: "en" } as const;

test("words and the rule that says the same give the same dates", () => {
  const [words, rule] = ["every other monday", "rrule:freq=weekly;interval=2;byday=mo"].map((text) => readSchedule(text, context));
  if (!words || !rule) throw new Error("both were read");
  expect(previewDues(rule, context.now, 5)).toEqual(previewDues(words, context.now, 5));
});

test("a rule may hold several times a day, and begins at its first of them that is to come", () => {
  const { start } = readSchedule("FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", context);
  expect(start).toBe("2026-11-25T20:00");
});

test("what is neither is refused as words, a broken rule as a rule, one of every minute as too often", () => {
  expect(() => readSchedule("whenever", context)).toThrow(RepeatUnreadable);
  expect(() => readSchedule("FREQ=WEEKLY;BYDAY=XX", context)).toThrow(RuleInvalid);
  expect(() => readSchedule("FREQ=MINUTELY", context)).toThrow(RuleTooOften);
});
