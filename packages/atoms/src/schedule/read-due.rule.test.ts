import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readDue } from "./read-due.rule.js";
import { DueInPast, DueUnreadable } from "./schedule.errors.js";

// Wednesday 25 November 2026, 10:30 in Amsterdam.
const now = new Date("2026-11-25T09:30:00Z");
const amsterdam = { now, timeZone: "Europe/Amsterdam" };
const localOf = (text: string, locale: "en" | "nl") => readDue(text, { ...amsterdam, locale }).dueLocal;

test.each([
  ["tomorrow 18:00", "2026-11-26T18:00"],
  ["tomorrow at 6pm", "2026-11-26T18:00"],
  ["by saturday 10:00", "2026-11-28T10:00"],
  ["today", "2026-11-25T23:59"],
  ["tomorrow", "2026-11-26T23:59"],
  ["the day after tomorrow 9:00", "2026-11-27T09:00"],
  ["end of the month", "2026-11-30T23:59"],
  ["end of the week", "2026-11-29T23:59"],
  ["in 3 hours", "2026-11-25T13:30"],
  ["in 2 days", "2026-11-27T23:59"],
  ["this evening", "2026-11-25T20:00"],
  ["12:00", "2026-11-25T12:00"],
  ["2026-12-01 08:15", "2026-12-01T08:15"],
])("English: %j means %s", (text, local) => {
  expect(localOf(text, "en")).toBe(local);
});

test.each([
  ["morgen 18:00", "2026-11-26T18:00"],
  ["morgen om 18u", "2026-11-26T18:00"],
  ["morgen 19u30", "2026-11-26T19:30"],
  ["vanavond om 20:00", "2026-11-25T20:00"],
  ["overmorgen", "2026-11-27T23:59"],
  ["overmorgen 9:00", "2026-11-27T09:00"],
  ["zaterdag 10:00", "2026-11-28T10:00"],
  ["over 3 dagen", "2026-11-28T23:59"],
  ["vanavond", "2026-11-25T20:00"],
  ["eind van de maand", "2026-11-30T23:59"],
  ["uiterlijk vrijdag 17:00", "2026-11-27T17:00"],
])("Dutch: %j means %s", (text, local) => {
  expect(localOf(text, "nl")).toBe(local);
});

test("the other language is tried next, since people mix", () => {
  expect(localOf("morgen 18:00", "en")).toBe("2026-11-26T18:00");
  expect(localOf("tomorrow 18:00", "nl")).toBe("2026-11-26T18:00");
});

test.each(["", "soon", "when it is dirty", "tomorrow or friday", "tomorrow 18:00 please do it", "99:99"])(
  "%j is refused, not guessed at",
  (text) => {
    expect(() => readDue(text, { ...amsterdam, locale: "en" })).toThrow(DueUnreadable);
  },
);

test("what has gone by is refused, with what was understood", () => {
  expect(() => readDue("2026-11-24T18:00:00Z", { ...amsterdam, locale: "en" })).toThrow(new DueInPast({ dueAt: "2026-11-24T18:00:00Z" }));
  expect(() => readDue("yesterday 18:00", { ...amsterdam, locale: "en" })).toThrow(DueInPast);
});

describe("clock changes in Amsterdam", () => {
  test("a local time that does not exist moves to the first valid instant", () => {
    const march = { now: new Date("2027-03-27T12:00:00Z"), timeZone: "Europe/Amsterdam", locale: "en" as const };
    expect(readDue("tomorrow 02:30", march).dueAt.toISOString()).toBe("2027-03-28T01:30:00.000Z");
    expect(readDue("tomorrow 02:30", march).dueLocal).toBe("2027-03-28T03:30");
  });

  test("one that comes twice means the first", () => {
    const october = { now: new Date("2026-10-24T12:00:00Z"), timeZone: "Europe/Amsterdam", locale: "en" as const };
    expect(readDue("tomorrow 02:30", october).dueAt.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  test("a span from now is a span, whatever the clocks do meanwhile", () => {
    const beforeChange = { now: new Date("2027-03-28T00:30:00Z"), timeZone: "Europe/Amsterdam", locale: "en" as const };
    expect(readDue("in 3 hours", beforeChange).dueAt.toISOString()).toBe("2027-03-28T03:30:00.000Z");
  });
});

test("never throws anything but a refusal, and never answers with the past", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[a-z0-9: ]{0,30}$/)),
      fc.constantFrom("en" as const, "nl" as const),
      (text, locale) => {
        try {
          expect(readDue(text, { ...amsterdam, locale }).dueAt.getTime()).toBeGreaterThan(now.getTime());
        } catch (error) {
          if (!(error instanceof DueUnreadable || error instanceof DueInPast)) throw error;
        }
      },
    ),
  );
});
