import { expect, test } from "@jest/globals";
import { workWeek } from "./work-week.rule.js";

test("a week begins on Monday and is the guild's, also between the years and when the clocks change", () => {
  expect(workWeek(new Date("2026-11-29T22:59:00Z"), "Europe/Amsterdam")).toEqual({ first: "2026-11-23", next: "2026-11-30" });
  expect(workWeek(new Date("2026-11-29T23:00:00Z"), "Europe/Amsterdam")).toEqual({ first: "2026-11-30", next: "2026-12-07" });
  expect(workWeek(new Date("2027-01-01T12:00:00Z"), "UTC")).toEqual({ first: "2026-12-28", next: "2027-01-04" });
  expect(workWeek(new Date("2026-10-25T22:59:00Z"), "Europe/Amsterdam").first).toBe("2026-10-19");
});
