import { expect, test } from "@jest/globals";
import { readDone } from "./read-done.rule.js";
import { DoneInFuture, DueUnreadable } from "./schedule.errors.js";

// Wednesday 25 November 2026, 10:30 in Amsterdam.
const now = new Date("2026-11-25T09:30:00Z");
const read = (text: string, locale: "en" | "nl" = "en") => readDone(text, { now, timeZone: "Europe/Amsterdam", locale }).toISOString();

test.each([
  ["yesterday 18:00", "en", "2026-11-24T17:00:00.000Z"],
  ["gisteren 18:00", "nl", "2026-11-24T17:00:00.000Z"],
  ["yesterday", "en", "2026-11-24T22:59:00.000Z"],
  ["2 hours ago", "en", "2026-11-25T07:30:00.000Z"],
  ["2 uur geleden", "nl", "2026-11-25T07:30:00.000Z"],
  ["today 9:00", "en", "2026-11-25T08:00:00.000Z"],
  ["vandaag", "nl", "2026-11-25T09:30:00.000Z"],
  ["2026-11-23T18:00:00Z", "en", "2026-11-23T18:00:00.000Z"],
] as const)("%j is when it was done, as %s reads it", (text, locale, instant) => {
  expect(read(text, locale)).toBe(instant);
});

test("what is still to come is refused, and nothing is guessed", () => {
  expect(() => read("tomorrow 18:00")).toThrow(DoneInFuture);
  expect(() => read("today 18:00")).toThrow(new DoneInFuture({ doneAt: "2026-11-25T17:00:00.000Z" }));
  expect(() => read("when pigs flew")).toThrow(DueUnreadable);
});
