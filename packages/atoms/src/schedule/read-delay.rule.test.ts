import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Locale } from "../messages/locale.js";
import { describeDelay } from "./describe-delay.rule.js";
import { readDelay } from "./read-delay.rule.js";
import { DelayTooLong, DelayUnreadable } from "./schedule.errors.js";

const MONTH = 43_200;
const read = (text: string, locale: Locale = "en") => readDelay(text, { locale, most: MONTH });

test.each([
  ["2h", 120],
  ["2 hours", 120],
  ["an hour", 60],
  ["half an hour", 30],
  ["1.5 hours", 90],
  ["2h30", 150],
  ["2 h 30 min", 150],
  ["1 hour and 30 minutes", 90],
  ["90m", 90],
  ["30 min", 30],
  ["one day", 1_440],
  ["1 week, 2 days", 12_960],
  ["2 hours later", 120],
  ["at once", 0],
  ["0 min", 0],
  ["2u", 120],
  ["2 uur", 120],
  ["een uur", 60],
  ["één dag", 1_440],
  ["een half uur", 30],
  ["anderhalf uur", 90],
  ["2u30", 150],
  ["1 dag en 2 uur", 1_560],
  ["1,5 uur", 90],
  ["meteen", 0],
  ["na 3 dagen", 4_320],
])("“%s” is %d minutes, whichever language the reader has", (text, minutes) => {
  for (const locale of Locale.options) expect(read(text, locale)).toBe(minutes);
});

test.each(["", "2", "soon", "hour", "2 hours 3 hours", "30 min 2 hours", "2 months", "-2h", "2h ago", "two half hours", "2h30 or so"])(
  "half a length understood would be a wrong one: “%s” is refused",
  (text) => {
    expect(() => read(text)).toThrow(DelayUnreadable);
  },
);

test("more than a month is too long, and a month is not", () => {
  expect(read("30 days")).toBe(MONTH);
  expect(() => read("31 days")).toThrow(DelayTooLong);
  expect(() => read("99999999999 weeks")).toThrow(DelayTooLong);
});

test("what is said of a length is read as that length, in both languages", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MONTH }), fc.constantFrom(...Locale.options), (minutes, locale) => {
      expect(read(describeDelay(minutes, locale), locale)).toBe(minutes);
    }),
  );
  expect(describeDelay(1_560, "en")).toBe("1 day and 2 hours");
  expect(describeDelay(1_530, "nl")).toBe("1 dag, 1 uur en 30 minuten");
});
