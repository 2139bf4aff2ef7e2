import { expect, test } from "@jest/globals";
import { dayOf } from "./wall-clock.rule.js";

const beforeMidnightInUtc = new Date("2026-11-24T23:30:00Z");

test("what is done after midnight in the guild counts for its new day, whatever day it is in Greenwich", () => {
  expect(dayOf(beforeMidnightInUtc, "Europe/Amsterdam")).toBe("2026-11-25");
  expect(dayOf(beforeMidnightInUtc, "UTC")).toBe("2026-11-24");
  expect(dayOf(beforeMidnightInUtc, "America/New_York")).toBe("2026-11-24");
});

test("a day of 25 hours is one day from its first minute to its last", () => {
  expect(dayOf(new Date("2026-10-24T22:00:00Z"), "Europe/Amsterdam")).toBe("2026-10-25");
  expect(dayOf(new Date("2026-10-25T22:59:59Z"), "Europe/Amsterdam")).toBe("2026-10-25");
  expect(dayOf(new Date("2026-10-25T23:00:00Z"), "Europe/Amsterdam")).toBe("2026-10-26");
});
