import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { nextDue, nextDueAfterCompletion, previewDues } from "./next-due.rule.js";
import { Schedule } from "./schedule.schema.js";

const schedule = (rule: string, start: string, timeZone = "Europe/Amsterdam", more: Partial<Schedule> = {}) =>
  Schedule.parse({ rule, start, timeZone, ...more });
const localsOf = (of: Schedule, after: string, count: number) => previewDues(of, new Date(after), count).map(({ dueLocal }) => dueLocal);

describe("the wall clock is what people meant", () => {
  test("trap 1: a weekly chore at 06:45 stays at 06:45 through both clock changes", () => {
    const bins = schedule("FREQ=WEEKLY", "2026-10-01T06:45");
    const dues = previewDues(bins, new Date("2026-09-30T00:00Z"), 30);
    expect(new Set(dues.map(({ dueLocal }) => dueLocal.slice(11)))).toEqual(new Set(["06:45"]));
    expect(dues.map(({ dueAt }) => dueAt.getUTCHours())).toContain(4);
    expect(dues.map(({ dueAt }) => dueAt.getUTCHours())).toContain(5);
  });

  test("trap 2: an hour that does not exist moves on, one that comes twice means the first, and no day is skipped or doubled", () => {
    const cat = schedule("FREQ=DAILY", "2026-10-01T02:30");
    expect(nextDue(cat, new Date("2027-03-27T12:00Z"))).toMatchObject({
      dueLocal: "2027-03-28T03:30",
      dueAt: new Date("2027-03-28T01:30Z"),
    });
    expect(nextDue(cat, new Date("2026-10-24T12:00Z"))).toMatchObject({
      dueLocal: "2026-10-25T02:30",
      dueAt: new Date("2026-10-25T00:30Z"),
    });
    const days = localsOf(cat, "2026-10-01T12:00Z", 200).map((local) => local.slice(0, 10));
    expect(new Set(days).size).toBe(200);
  });

  test("trap 3: weekday and date are the zone's, not UTC's", () => {
    const bins = schedule("FREQ=WEEKLY;BYDAY=MO", "2026-11-02T20:30", "America/New_York");
    expect(localsOf(bins, "2026-11-24T01:40Z", 1)).toEqual(["2026-11-30T20:30"]);
    const late = schedule("FREQ=DAILY", "2026-11-02T23:59", "America/New_York", { anchor: "completion" });
    expect(nextDueAfterCompletion(late, new Date("2026-11-24T04:56Z"))?.dueLocal).toBe("2026-11-24T23:59");
  });

  test("a time moved on over a gap neither overtakes the next one nor comes twice", () => {
    const often = schedule("FREQ=HOURLY;BYMINUTE=45", "2027-03-27T00:45");
    expect(localsOf(often, "2027-03-28T00:00Z", 3)).toEqual(["2027-03-28T01:45", "2027-03-28T03:45", "2027-03-28T04:45"]);
  });
});

describe("the calendar is what people meant", () => {
  test("trap 4: the 31st is the last day of a shorter month, and comes back to the 31st", () => {
    expect(localsOf(schedule("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T09:00"), "2027-01-01T00:00Z", 5)).toEqual(
      ["01-31", "02-28", "03-31", "04-30", "05-31"].map((day) => `2027-${day}T09:00`),
    );
    expect(
      localsOf(schedule("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T09:00", "UTC", { monthEnd: "skip" }), "2027-01-01T00:00Z", 3),
    ).toEqual(["01-31", "03-31", "05-31"].map((day) => `2027-${day}T09:00`));
    expect(localsOf(schedule("FREQ=MONTHLY;BYMONTHDAY=30;BYHOUR=8,20", "2027-02-01T08:00"), "2027-02-01T00:00Z", 3)).toEqual([
      "2027-02-28T08:00",
      "2027-02-28T20:00",
      "2027-03-30T08:00",
    ]);
  });

  test("trap 5: the last day of the month is the zone's last day, late at night too", () => {
    const rent = schedule("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-01T23:30", "America/New_York");
    expect(nextDue(rent, new Date("2026-03-05T00:00Z"))).toMatchObject({ dueLocal: "2026-03-31T23:30" });
  });

  test("trap 7: a start that is off the rule is not a date of it", () => {
    expect(localsOf(schedule("FREQ=WEEKLY;BYDAY=WE,SA", "2026-11-27T10:00"), "2026-11-27T00:00Z", 1)).toEqual(["2026-11-28T10:00"]);
  });

  test("trap 8: of Monday to Friday all five come, whether the one before was done early, on time or late", () => {
    const dishes = schedule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-02T18:00");
    const dues = previewDues(dishes, new Date("2026-11-02T00:00Z"), 40);
    fc.assert(
      fc.property(fc.nat({ max: 38 }), fc.constantFrom(-60, 0, 60), (index, minutes) => {
        const [due, next] = [dues[index], dues[index + 1]];
        const doneAt = new Date((due?.dueAt.getTime() ?? 0) + minutes * 60_000);
        const after = due && doneAt > due.dueAt ? doneAt : (due?.dueAt ?? doneAt);
        expect(nextDue(dishes, after)).toEqual(next);
      }),
    );
  });

  test("a week of the year without a weekday comes on that of its start, in whichever year", () => {
    const dues = localsOf(schedule("FREQ=YEARLY;BYWEEKNO=20", "2026-05-20T09:00"), "2026-01-01T00:00Z", 10);
    const days = dues.map((local) => Temporal.PlainDate.from(local.slice(0, 10)));
    expect(days.map(({ dayOfWeek, weekOfYear }) => [dayOfWeek, weekOfYear])).toEqual(days.map(() => [3, 20]));
    expect(days.map(({ year }) => year)).toEqual(days.map((_, nth) => 2027 + nth));
  });

  test("season and exceptions leave dates out, and an end ends it", () => {
    const lawn = schedule("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3", "2026-09-01T10:00", "UTC", {
      season: [4, 5, 6, 7, 8, 9, 10],
      exceptions: ["2026-10-01"],
    });
    expect(localsOf(lawn, "2026-08-01T00:00Z", 9)).toEqual(["2026-09-01T10:00", "2027-04-01T10:00"]);
    expect(localsOf(schedule("FREQ=DAILY;UNTIL=20261126", "2026-11-25T10:00", "UTC"), "2026-11-25T00:00Z", 9)).toHaveLength(2);
  });

  test("anchored on completion it counts from the day it was done, and runs in its season only", () => {
    const lawn = schedule("FREQ=DAILY;INTERVAL=10", "2026-09-01T10:00", "Europe/Amsterdam", {
      anchor: "completion",
      season: [4, 5, 6, 7, 8, 9, 10],
    });
    expect(nextDueAfterCompletion(lawn, new Date("2026-09-15T20:00Z"))?.dueLocal).toBe("2026-09-25T10:00");
    expect(nextDueAfterCompletion(lawn, new Date("2026-10-25T12:00Z"))?.dueLocal.slice(0, 7)).toBe("2027-04");
  });
});

describe("in every zone, through every change of its clock", () => {
  const zones = ["Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Europe/Amsterdam", "America/New_York"];

  test.each(zones)("%s: a daily chore has one task on each local day, at the local time or the first that exists after it", (timeZone) => {
    fc.assert(
      fc.property(fc.nat({ max: 23 }), fc.nat({ max: 59 }), (hour, minute) => {
        const time = new Temporal.PlainTime(hour, minute).toString({ smallestUnit: "minute" });
        const dues = previewDues(schedule("FREQ=DAILY", `2026-01-01T${time}`, timeZone), new Date("2026-01-01T00:00Z"), 900);
        for (const [index, { dueAt, dueLocal }] of dues.entries()) {
          const day = Temporal.PlainDate.from(dueLocal.slice(0, 10));
          const meant = day.toPlainDateTime(time);
          const zoned = meant.toZonedDateTime(timeZone, { disambiguation: "earlier" });
          const exists = zoned.toPlainDateTime().equals(meant);
          if (exists) expect(dueAt.getTime()).toBe(zoned.epochMilliseconds);
          else expect(dueAt.getTime()).toBe(meant.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds);
          const before = dues[index - 1];
          if (before) expect(Temporal.PlainDate.from(before.dueLocal.slice(0, 10)).until(day).days).toBe(1);
        }
      }),
      { numRuns: 3 },
    );
  });
});
