import { expect, test } from "@jest/globals";
import { workDay, workWeek } from "./work-day.rule.js";

const beforeMidnightInUtc = new Date("2026-11-24T23:30:00Z");

test("what is done after midnight in the guild counts for its new day, whatever day it is in Greenwich", () => {
  expect(workDay(beforeMidnightInUtc, "Europe/Amsterdam")).toBe("2026-11-25");
  expect(workDay(beforeMidnightInUtc, "UTC")).toBe("2026-11-24");
  expect(workDay(beforeMidnightInUtc, "America/New_York")).toBe("2026-11-24");
});

test("a day of 25 hours is one day from its first minute to its last", () => {
  expect(workDay(new Date("2026-10-24T22:00:00Z"), "Europe/Amsterdam")).toBe("2026-10-25");
  expect(workDay(new Date("2026-10-25T22:59:59Z"), "Europe/Amsterdam")).toBe("2026-10-25");
  expect(workDay(new Date("2026-10-25T23:00:00Z"), "Europe/Amsterdam")).toBe("2026-10-26");
});

test("a week begins on Monday and is the guild's, also between the years and when the clocks change", () => {
  expect(workWeek(new Date("2026-11-29T22:59:00Z"), "Europe/Amsterdam")).toEqual({ first: "2026-11-23", next: "2026-11-30" });
  expect(workWeek(new Date("2026-11-29T23:00:00Z"), "Europe/Amsterdam")).toEqual({ first: "2026-11-30", next: "2026-12-07" });
  expect(workWeek(new Date("2027-01-01T12:00:00Z"), "UTC")).toEqual({ first: "2026-12-28", next: "2027-01-04" });
  expect(workWeek(new Date("2026-10-25T22:59:00Z"), "Europe/Amsterdam").first).toBe("2026-10-19");
});
