import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import rrule from "rrule";
import { previewDues } from "./next-due.rule.js";
import { Schedule } from "./schedule.schema.js";

// Two libraries that share no line of code, both expanding in floating local time; RECURRENCE_SEEDS asks for more rules.
const numRuns = Number(process.env["RECURRENCE_SEEDS"] ?? 500);
const DATES = 12;
const FAR = "2035-01-01T00:00";

const start = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), hour: fc.nat({ max: 23 }) });
const weekday = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
const days = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }).map((all) => `BYDAY=${all.join(",")}`);
const hours = fc
  .uniqueArray(fc.nat({ max: 23 }), { minLength: 2, maxLength: 3 })
  .map((all) => `BYHOUR=${all.sort((a, b) => a - b).join(",")}`);
const limit = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((count) => `COUNT=${count}`),
  fc.constantFrom("20270101T000000", "20280301T120000").map((until) => `UNTIL=${until}`),
);
const interval = fc.integer({ min: 2, max: 5 }).map((every) => `INTERVAL=${every}`);
const parts = (freq: string, ...more: fc.Arbitrary<string | null>[]) =>
  fc.tuple(...more.map((part) => fc.option(part))).map((found) => [`FREQ=${freq}`, ...found.filter((part) => part !== null)].join(";"));
const setPosition = fc.constantFrom("BYSETPOS=1", "BYSETPOS=-1", "BYSETPOS=1,-1", "BYSETPOS=2");
const nthWeekday = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), weekday).map(([nth, day]) => `BYDAY=${nth}${day}`);
const monthDay = fc.constantFrom("BYMONTHDAY=1", "BYMONTHDAY=15", "BYMONTHDAY=31", "BYMONTHDAY=-1", "BYMONTHDAY=-3,5", "BYMONTHDAY=10,20");
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map((all) => `BYMONTH=${all.join(",")}`);
const withPosition = (rule: fc.Arbitrary<string>) => fc.tuple(rule, setPosition).map(([base, position]) => `${base};${position}`);

const rule = fc.oneof(
  parts("DAILY", interval, limit, hours, months),
  parts("WEEKLY", interval, limit, days, hours),
  parts("MONTHLY", interval, limit, monthDay, hours),
  parts("MONTHLY", interval, limit, nthWeekday),
  withPosition(fc.tuple(parts("MONTHLY", interval, limit), days).map(([base, by]) => `${base};${by}`)),
  withPosition(fc.tuple(parts("MONTHLY", limit), fc.constant("BYMONTHDAY=5,10,15,-1")).map(([base, by]) => `${base};${by}`)),
  fc.tuple(parts("YEARLY", interval, limit, monthDay), months).map(([base, by]) => `${base};${by}`),
);

/** The same rule, read by rrule.js, which counts in UTC alone: that is floating local time. */
function secondOpinion(of: string, from: string): string[] {
  const dtstart = new Date(`${from}Z`);
  const dates = new rrule.RRule({ ...rrule.RRule.parseString(of), dtstart }).all((_, index) => index < DATES);
  return dates.map((date) => date.toISOString().slice(0, 16)).filter((local) => local < FAR);
}

describe("recurrence rules", () => {
  test(`agree with a second, independent library on ${numRuns} random rules`, () => {
    const seen: string[] = [];
    fc.assert(
      fc.property(rule, start, (of, { month, day, hour }) => {
        const two = (number: number) => String(number).padStart(2, "0");
        const from = `2026-${two(month)}-${two(day)}T${two(hour)}:00`;
        const schedule = Schedule.parse({ rule: of, start: from, timeZone: "UTC", monthEnd: "skip" });
        const ours = previewDues(schedule, new Date("2025-12-31T00:00Z"), DATES)
          .map(({ dueLocal }) => dueLocal)
          .filter((local) => local < FAR);
        seen.push(of);
        expect(ours).toEqual(secondOpinion(of, from));
      }),
      { numRuns, seed: 2026 },
    );
    for (const part of [/BYSETPOS/, /BYMONTHDAY=-|,-/, /COUNT|UNTIL/, /INTERVAL/, /BYHOUR=\d+,/])
      expect(seen.filter((one) => part.test(one)).length).toBeGreaterThanOrEqual(numRuns / 10);
  });
});
