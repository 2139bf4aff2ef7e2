import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { afterDelay } from "./after-delay.rule.js";

const AMSTERDAM = "Europe/Amsterdam";
const at = (iso: string, minutes: number) => afterDelay(new Date(iso), minutes, AMSTERDAM);

test("two hours really pass, also where the clocks change meanwhile", () => {
  expect(at("2027-03-28T00:30:20Z", 120)).toEqual({
    dueAt: new Date("2027-03-28T02:30:00Z"),
    dueLocal: "2027-03-28T04:30",
    timeZone: AMSTERDAM,
  });
});

test("a day later is the same hour on the wall clock, in a day of 23 hours as in one of 25", () => {
  expect(at("2027-03-27T17:00:00Z", 1_440)).toMatchObject({ dueLocal: "2027-03-28T18:00", dueAt: new Date("2027-03-28T16:00:00Z") });
  expect(at("2026-10-24T16:00:00Z", 1_440)).toMatchObject({ dueLocal: "2026-10-25T18:00", dueAt: new Date("2026-10-25T17:00:00Z") });
});

test("it is never earlier than the minute in which the one before was done, and later by what was said but for a change of the clocks", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      fc.integer({ min: 0, max: 43_200 }),
      fc.constantFrom(AMSTERDAM, "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago"),
      (done, minutes, timeZone) => {
        const { dueAt } = afterDelay(done, minutes, timeZone);
        const passed = (dueAt.getTime() - done.getTime()) / 60_000;
        expect(passed).toBeGreaterThan(-1);
        expect(Math.abs(passed - minutes)).toBeLessThanOrEqual(minutes < 1_440 ? 1 : 61);
      },
    ),
  );
});
