import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import rrule from "rrule";
import { previewDues } from "./next-due.rule.js";
import { Schedule } from "./schedule.schema.js";

// Two libraries that share no line of code, both expanding in floating local time; RECURRENCE_SEEDS asks for more rules.
const numRuns = Number(process.env["RECURRENCE_SEEDS"] ?? 500);
const DATES = 12;
const FAR = "2035-01-01T00:00";

const some = <Value>(of: fc.Arbitrary<Value>, most: number, least = 1) => fc.uniqueArray(of, { minLength: least, maxLength: most });
const list = (name: string) => (all: readonly (string | number)[]) => `${name}=${all.join(",")}`;
const start = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), hour: fc.nat({ max: 23 }) });
const weekday = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
const days = some(weekday, 4).map(list("BYDAY"));
// Seldom out of order: see DIFFERENCES.
const hours = fc
  .tuple(some(fc.nat({ max: 23 }), 3, 2), fc.integer({ min: 0, max: 19 }))
  .map(([all, chance]) => list("BYHOUR")(chance === 0 ? all : all.sort((a, b) => a - b)));
const limit = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((count) => `COUNT=${count}`),
  fc.constantFrom("20270101T000000", "20280301T120000").map((until) => `UNTIL=${until}`),
);
const interval = fc.integer({ min: 2, max: 5 }).map((every) => `INTERVAL=${every}`);
const parts = (freq: string, ...more: fc.Arbitrary<string | null>[]) =>
  fc.tuple(...more.map((part) => fc.option(part))).map((found) => [`FREQ=${freq}`, ...found.filter((part) => part !== null)].join(";"));
const setPosition = fc.constantFrom("BYSETPOS=1", "BYSETPOS=-1", "BYSETPOS=1,-1", "BYSETPOS=2");
const nthWeekday = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), weekday).map(([nth, day]) => `${nth}${day}`);
const nthWeekdays = some(nthWeekday, 2).map(list("BYDAY"));
const mixedDays = fc.tuple(nthWeekday, weekday).map(list("BYDAY"));
const fromTheEnd = fc.constantFrom("BYMONTHDAY=-1", "BYMONTHDAY=-3,5", "BYMONTHDAY=-10,-20");
const monthDay = fc.oneof(fc.constantFrom("BYMONTHDAY=1", "BYMONTHDAY=15", "BYMONTHDAY=31", "BYMONTHDAY=10,20"), fromTheEnd, fromTheEnd);
const months = some(fc.integer({ min: 1, max: 12 }), 4).map(list("BYMONTH"));
const weeks = some(fc.integer({ min: 1, max: 52 }), 3).map(list("BYWEEKNO"));
const yearDays = some(fc.oneof(fc.integer({ min: 1, max: 365 }), fc.integer({ min: -365, max: -1 })), 3).map(list("BYYEARDAY"));
const all = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((found) => found.join(";"));
const often = (weight: number, arbitrary: fc.Arbitrary<string>) => ({ weight, arbitrary });

const rule = fc.oneof(
  often(3, parts("DAILY", interval, limit, hours, months)),
  often(4, parts("WEEKLY", interval, limit, days, hours)),
  often(4, parts("MONTHLY", interval, limit, monthDay, hours)),
  often(3, parts("MONTHLY", interval, limit, nthWeekdays)),
  often(2, all(parts("MONTHLY", interval, limit), days, setPosition)),
  often(2, all(parts("MONTHLY", limit), fc.constant("BYMONTHDAY=5,10,15,-1"), setPosition)),
  often(2, all(parts("YEARLY", interval, limit, monthDay), months)),
  often(1, all(parts("YEARLY", interval, limit), weeks, days)),
  often(1, all(parts("YEARLY", interval, limit, hours), yearDays)),
  often(1, all(parts("YEARLY", limit), months, nthWeekdays)),
);
const oddRule = fc.oneof(
  all(parts("MONTHLY", limit), mixedDays),
  all(parts("YEARLY", limit), weeks),
  all(parts("YEARLY", fc.constant("INTERVAL=2")), fc.constant("BYWEEKNO=1;BYDAY=MO")),
  all(parts("WEEKLY", limit), fc.constantFrom("BYDAY=MO", "BYDAY=MO,WE,SA"), setPosition),
);

const valuesOf = (of: string, part: string) => new RegExp(`${part}=([^;]*)`).exec(of)?.[1]?.split(",") ?? [];

/**
 * Every difference between the two, with the words of RFC 5545 that decide, all of them for ours. `isOf` says of which rules; `shows` is one.
 * A difference that is not listed here is red, and so is one that is there no more.
 */
const DIFFERENCES = [
  {
    name: "hours that are not written in their order: rrule.js keeps the order written, and counts by it",
    rfc: "3.3.10: 'COUNT … defines the number of occurrences at which to range-bound the recurrence', and these are instances in time",
    isOf: (of: string) => valuesOf(of, "BYHOUR").some((hour, nth, every) => nth > 0 && Number(hour) < Number(every[nth - 1])),
    shows: ["FREQ=DAILY;COUNT=2;BYHOUR=21,20", "2026-11-28T20:00"],
    ours: ["2026-11-28T20:00", "2026-11-28T21:00"],
    theirs: ["2026-11-28T21:00", "2026-11-28T20:00"],
  },
  {
    name: "numbered weekdays beside plain ones: rrule.js takes what is both",
    rfc: "3.3.10: 'Each BYDAY value can also be preceded by a positive (+n) or negative (-n) integer', each for itself",
    isOf: (of: string) => new Set(valuesOf(of, "BYDAY").map((day) => /\d/.test(day))).size === 2,
    shows: ["FREQ=MONTHLY;COUNT=2;BYDAY=1SU,SU", "2026-05-01T16:00"],
    ours: ["2026-05-03T16:00", "2026-05-10T16:00"],
    theirs: ["2026-05-03T16:00", "2026-06-07T16:00"],
  },
  {
    name: "a date named by two positions: rrule.js gives it twice",
    rfc: "3.8.5.3: 'Duplicate instances are ignored'",
    isOf: (of: string) => valuesOf(of, "BYSETPOS").length > 1 && valuesOf(of, "BYDAY").length === 1,
    shows: ["FREQ=WEEKLY;COUNT=2;BYDAY=MO;BYSETPOS=1,-1", "2026-05-25T09:00"],
    ours: ["2026-05-25T09:00", "2026-06-01T09:00"],
    theirs: ["2026-05-25T09:00", "2026-05-25T09:00"],
  },
  {
    name: "positions in a week that has begun before the start: rrule.js counts from the start",
    rfc: "3.3.10: 'A set of recurrence instances starts at the beginning of the interval defined by the FREQ rule part'",
    isOf: (of: string) => of.includes("WEEKLY") && of.includes("BYSETPOS"),
    shows: ["FREQ=WEEKLY;COUNT=1;BYDAY=MO,SA;BYSETPOS=1", "2026-01-01T09:00"],
    ours: ["2026-01-05T09:00"],
    theirs: ["2026-01-03T09:00"],
  },
  {
    name: "a week of the year without a weekday: rrule.js gives all seven days of it",
    rfc: "3.3.10: 'Information, not contained in the rule, necessary to determine the various recurrence instance start time and dates, are derived from the Start Time'",
    isOf: (of: string) => of.includes("BYWEEKNO") && !of.includes("BYDAY"),
    shows: ["FREQ=YEARLY;UNTIL=20300101;BYWEEKNO=20", "2026-05-20T09:00"],
    ours: ["2027-05-19T09:00", "2028-05-17T09:00", "2029-05-16T09:00"],
    theirs: ["2027-05-17T09:00", "2027-05-18T09:00", "2027-05-19T09:00"],
  },
  {
    name: "the week at the turn of every so many years: rrule.js takes it by the year of its date, and so another year's",
    rfc: "3.3.10: 'Week number one of the calendar year is the first week that contains at least four (4) days in that calendar year'",
    isOf: (of: string) => of.includes("INTERVAL") && valuesOf(of, "BYWEEKNO").some((week) => ["1", "52", "53"].includes(week)),
    shows: ["FREQ=YEARLY;INTERVAL=2;COUNT=2;BYWEEKNO=1;BYDAY=MO", "2026-01-01T09:00"],
    ours: ["2028-01-03T09:00", "2029-12-31T09:00"],
    theirs: ["2028-01-03T09:00", "2030-12-30T09:00"],
  },
] as const;

function ours(of: string, from: string): string[] {
  const schedule = Schedule.parse({ rule: of, start: from, timeZone: "UTC", monthEnd: "skip" });
  const dues = previewDues(schedule, new Date("2025-12-31T00:00Z"), DATES);
  return dues.map(({ dueLocal }) => dueLocal).filter((local) => local < FAR);
}

/** The same rule, read by rrule.js, which counts in UTC alone: that is floating local time. */
function theirs(of: string, from: string): string[] {
  const dtstart = new Date(`${from}Z`);
  const dates = new rrule.RRule({ ...rrule.RRule.parseString(of), dtstart }).all((_, index) => index < DATES);
  return dates.map((date) => date.toISOString().slice(0, 16)).filter((local) => local < FAR);
}

const two = (number: number) => String(number).padStart(2, "0");
const at = ({ month, day, hour }: { month: number; day: number; hour: number }) => `2026-${two(month)}-${two(day)}T${two(hour)}:00`;
const isListed = (of: string) => DIFFERENCES.some(({ isOf }) => isOf(of));

describe("recurrence rules", () => {
  test(`agree with a second, independent library on ${numRuns} random rules, but for the differences listed`, () => {
    const compared: string[] = [];
    let ran = 0;
    fc.assert(
      fc.property(rule, start, (of, from) => {
        ran += 1;
        if (isListed(of)) return;
        compared.push(of);
        expect([of, ours(of, at(from))]).toEqual([of, theirs(of, at(from))]);
      }),
      { numRuns, seed: 2026 },
    );
    expect(compared.length).toBeGreaterThanOrEqual(ran * 0.9);
    const shareOf = (part: RegExp) => compared.filter((one) => part.test(one)).length / ran;
    const shares = {
      BYSETPOS: shareOf(/BYSETPOS/),
      "negative BYMONTHDAY": shareOf(/BYMONTHDAY=[^;]*-/),
      "COUNT or UNTIL": shareOf(/COUNT|UNTIL/),
      "INTERVAL over 1": shareOf(/INTERVAL/),
      "several hours a day": shareOf(/BYHOUR=\d+,/),
    };
    expect(Object.entries(shares).filter(([, share]) => share < 0.1)).toEqual([]);
  }, 600_000);

  test.each(DIFFERENCES)("differ still: $name (RFC 5545, $rfc)", (difference) => {
    const [of, from] = difference.shows;
    expect(difference.isOf(of)).toBe(true);
    expect(ours(of, from)).toEqual(difference.ours);
    expect(theirs(of, from)).not.toEqual(difference.ours);
    expect(theirs(of, from).slice(0, difference.theirs.length)).toEqual(difference.theirs);
  });

  test("of the kinds in which the two differ, each is met, and ours comes in order and once", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(oddRule, all(parts("DAILY", limit), hours)), start, (of, from) => {
        const dates = ours(of, at(from));
        expect(dates).toEqual([...new Set(dates)].sort());
        for (const { name, isOf } of DIFFERENCES) if (isOf(of)) met.add(name);
      }),
      { numRuns: 60, seed: 2026 },
    );
    expect(met.size).toBe(DIFFERENCES.length);
  });
});
