import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { previewDues } from "./next-due.rule.js";
import { Schedule } from "./schedule.schema.js";

// CLOCK_CHANGE_TIMES asks for more times of day around each change.
const timesOfDay = Number(process.env["CLOCK_CHANGE_TIMES"] ?? 2);
const TO = "2028-01-01";
const MINUTE = 60_000;

/** A moment at which a zone's clocks are moved, with what is to be added to UTC on either side of it. */
interface Change {
  readonly timeZone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const offsetOf = ({ offsetNanoseconds }: Temporal.ZonedDateTime) => offsetNanoseconds / 1e6;

function changesOf(timeZone: string, from = "2026-01-01"): Change[] {
  const end = Temporal.PlainDate.from(TO).toZonedDateTime(timeZone).epochMilliseconds;
  const changes: Change[] = [];
  let next = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).getTimeZoneTransition("next");
  while (next && next.epochMilliseconds < end) {
    const before = offsetOf(next.subtract({ nanoseconds: 1 }));
    changes.push({ timeZone, at: next.epochMilliseconds, before, after: offsetOf(next) });
    next = next.getTimeZoneTransition("next");
  }
  return changes;
}

/** A wall clock as a number: what UTC would be if it showed the same. */
const shown = (local: number) => new Date(local).toISOString().slice(0, 16);

/** The instant that is meant, by nothing but the two offsets: over a gap it moves on, and of an hour that comes twice it is the first. */
const instantMeant = (local: number, { at, before, after }: Change) =>
  Math.min(local - before, local - after) < at ? local - before : local - after;

/** What clocks show then. In Nuuk the last hour of a day is left out: what falls into that comes in the first of the next day. */
function localMeant(local: number, change: Change): string {
  const isLeftOut = local - change.before >= change.at && local - change.after < change.at;
  return shown(isLeftOut ? local - change.before + change.after : local);
}

/** From the shift's first minute to the one after its last, and a little on either side. */
function timeAround({ at, before, after }: Change) {
  // To the minute: Kathmandu's first offset had seconds.
  const [from, to] = [Math.min(before, after), Math.max(before, after)].map((offset) => Math.ceil((at + offset) / MINUTE) * MINUTE) as [
    number,
    number,
  ];
  return fc.oneof(
    fc.constantFrom(from - MINUTE, from, to - MINUTE, to),
    fc.integer({ min: -30, max: (to - from) / MINUTE + 30 }).map((minutes) => from + minutes * MINUTE),
  );
}

const DAY = 24 * 60 * MINUTE;
const rules = { "FREQ=DAILY": DAY, "FREQ=WEEKLY": 7 * DAY };

function comesOnceAtItsTime(change: Change, numRuns: number): void {
  const { timeZone } = change;
  fc.assert(
    fc.property(timeAround(change), fc.constantFrom(...Object.entries(rules)), (local, [rule, apart]) => {
      const meant = [-2, -1, 0, 1, 2].map((nth) => local + nth * apart);
      const schedule = Schedule.parse({ rule, start: shown(local - 2 * apart), timeZone });
      const dues = previewDues(schedule, new Date(local - 3 * apart), meant.length);
      expect(dues.map(({ dueAt }) => dueAt.getTime())).toEqual(meant.map((one) => instantMeant(one, change)));
      expect(dues.map(({ dueLocal }) => dueLocal)).toEqual(meant.map((one) => localMeant(one, change)));
    }),
    { numRuns, seed: Math.floor(change.at / MINUTE) },
  );
}

describe("whenever a clock is changed a chore comes once a day, or week, at its time or as much later as was left out", () => {
  test("T2: in each zone there is, through each change of two years", () => {
    const all = Intl.supportedValuesOf("timeZone").flatMap((timeZone) => changesOf(timeZone));
    expect(new Set(all.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(100);
    for (const change of all) comesOnceAtItsTime(change, timesOfDay);
  });

  // Of Kathmandu's clocks there have been two changes, ever: both are here.
  test.each([
    ["Australia/Lord_Howe", 4],
    ["Asia/Kathmandu", 2],
    ["America/Santiago", 4],
    ["Europe/Amsterdam", 4],
    ["America/New_York", 4],
  ])("zone resolution is a property of its own: %s, at any time around its last %d changes", (timeZone, count) => {
    const changes = changesOf(timeZone, "1900-01-01").slice(-4);
    expect(changes).toHaveLength(count);
    for (const change of changes) comesOnceAtItsTime(change, 10 * timesOfDay);
  });
});
