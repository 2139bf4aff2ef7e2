import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readDays } from "./read-days.rule.js";
import { DayUnreadable } from "./schedule.errors.js";

// Wednesday 25 November 2026, 10:30 in Amsterdam.
const amsterdam = { now: new Date("2026-11-25T09:30:00Z"), timeZone: "Europe/Amsterdam" };
const english = { ...amsterdam, locale: "en" as const };
const dutch = { ...amsterdam, locale: "nl" as const };

test.each([
  [{}, "2026-11-25", "2026-11-25"],
  [{ from: "tomorrow" }, "2026-11-26", "2026-11-26"],
  [{ to: "saturday" }, "2026-11-25", "2026-11-28"],
  [{ from: "saturday", to: "monday" }, "2026-11-28", "2026-11-30"],
  [{ from: "monday", to: "friday" }, "2026-11-30", "2026-12-04"],
  [{ from: "24 dec", to: "2 jan" }, "2026-12-24", "2027-01-02"],
  [{ from: "20 december 2027", to: "2 jan" }, "2027-12-20", "2028-01-02"],
  [{ from: "2026-12-24", to: "2026-12-26" }, "2026-12-24", "2026-12-26"],
  [{ from: "in 2 days", to: "end of the month" }, "2026-11-27", "2026-11-30"],
])("English: %j is %s to %s", (said, from, to) => {
  expect(readDays(said, english)).toEqual({ from, to });
});

test.each([
  [{ from: "morgen", to: "maandag" }, "2026-11-26", "2026-11-30"],
  [{ from: "overmorgen" }, "2026-11-27", "2026-11-27"],
  [{ from: "maandag", to: "vrijdag" }, "2026-11-30", "2026-12-04"],
  [{ from: "24 december", to: "2 januari" }, "2026-12-24", "2027-01-02"],
  [{ from: "over 3 dagen" }, "2026-11-28", "2026-11-28"],
])("Dutch: %j is %s to %s, also for who asks in English", (said, from, to) => {
  expect(readDays(said, dutch)).toEqual({ from, to });
  expect(readDays(said, english)).toEqual({ from, to });
});

test("today's own weekday is today", () => {
  expect(readDays({ from: "wednesday" }, english).from).toBe("2026-11-25");
});

test("a day is that of the guild's zone, not the machine's", () => {
  expect(readDays({ from: "tomorrow" }, { ...english, timeZone: "Pacific/Auckland" }).from).toBe("2026-11-26");
  expect(readDays({}, { ...english, now: new Date("2026-11-25T23:30:00Z") }).from).toBe("2026-11-26");
});

test("what is no day that comes back stays before the first day: it is for the rule to refuse", () => {
  expect(readDays({ from: "saturday", to: "tomorrow" }, english)).toEqual({ from: "2026-11-28", to: "2026-11-26" });
  expect(readDays({ from: "2026-12-24", to: "2026-12-01" }, english)).toEqual({ from: "2026-12-24", to: "2026-12-01" });
});

test.each(["", "soon", "tomorrow 18:00", "in 3 hours", "monday or friday", "monday to friday", "31 feb"])("%j is no day", (text) => {
  expect(() => readDays({ from: text }, english)).toThrow(new DayUnreadable({ field: "from" }));
  expect(() => readDays({ to: text }, english)).toThrow(new DayUnreadable({ field: "to" }));
});

test("never throws anything but a refusal", () => {
  const words = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9: ]{0,30}$/), fc.constantFrom("monday", "24 dec", "morgen", "1 mei"));
  fc.assert(
    fc.property(words, words, fc.constantFrom("en" as const, "nl" as const), (from, to, locale) => {
      try {
        const days = readDays({ from, to }, { ...amsterdam, locale });
        expect([days.from, days.to]).toEqual([expect.stringMatching(/^\d{4,}-/), expect.stringMatching(/^\d{4,}-/)]);
      } catch (error) {
        if (!(error instanceof DayUnreadable)) throw error;
      }
    }),
  );
});
