import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { previewDues } from "./next-due.rule.js";
import { readRepeat } from "./read-repeat.rule.js";
import { RepeatUnreadable, RuleNeverFires } from "./schedule.errors.js";

// Wednesday 25 November 2026, 10:30 in Amsterdam.
const now = new Date("2026-11-25T09:30:00Z");
const amsterdam = { now, timeZone: "Europe/Amsterdam" };

/** The next dates, as `Sat 5 Dec 10:00` would be read off a calendar. */
const datesOf = (text: string, locale: "en" | "nl", count = 3) =>
  previewDues(readRepeat(text, { ...amsterdam, locale }), now, count).map(({ dueLocal }) =>
    dueLocal.replace("T23:59", "").replace("T", " "),
  );

describe("English", () => {
  test.each([
    ["every day at 8:00", ["2026-11-26 08:00", "2026-11-27 08:00", "2026-11-28 08:00"]],
    ["daily", ["2026-11-25", "2026-11-26", "2026-11-27"]],
    ["every monday and thursday at 7pm", ["2026-11-26 19:00", "2026-11-30 19:00", "2026-12-03 19:00"]],
    ["mondays, wednesdays and fridays 18:00", ["2026-11-25 18:00", "2026-11-27 18:00", "2026-11-30 18:00"]],
    ["every other monday 7pm", ["2026-11-30 19:00", "2026-12-14 19:00", "2026-12-28 19:00"]],
    ["every 2nd Saturday", ["2026-11-28", "2026-12-12", "2026-12-26"]],
    ["every 3 weeks on tuesday", ["2026-12-01", "2026-12-22", "2027-01-12"]],
    ["every first saturday of the month at 10:00", ["2026-12-05 10:00", "2027-01-02 10:00", "2027-02-06 10:00"]],
    ["every third friday", ["2026-12-18", "2027-01-15", "2027-02-19"]],
    ["the last friday of every month", ["2026-11-27", "2026-12-25", "2027-01-29"]],
    ["first and third monday of the month", ["2026-12-07", "2026-12-21", "2027-01-04"]],
    ["the last day of the month", ["2026-11-30", "2026-12-31", "2027-01-31"]],
    ["every month on the 31st", ["2026-11-30", "2026-12-31", "2027-01-31"]],
    ["the 1st and 15th of the month at 9am", ["2026-12-01 09:00", "2026-12-15 09:00", "2027-01-01 09:00"]],
    ["every 3 months on the 1st", ["2026-12-01", "2027-03-01", "2027-06-01"]],
    ["monthly", ["2026-11-25", "2026-12-25", "2027-01-25"]],
    ["every year on april 1", ["2027-04-01", "2028-04-01", "2029-04-01"]],
    ["weekdays at 7:30", ["2026-11-26 07:30", "2026-11-27 07:30", "2026-11-30 07:30"]],
    ["every weekend", ["2026-11-28", "2026-11-29", "2026-12-05"]],
    ["every other day at noon", ["2026-11-25 12:00", "2026-11-27 12:00", "2026-11-29 12:00"]],
    ["every day at 8:00 and 20:00", ["2026-11-25 20:00", "2026-11-26 08:00", "2026-11-26 20:00"]],
    ["every day at 7:30 and 18:00", ["2026-11-25 18:00", "2026-11-26 07:30", "2026-11-26 18:00"]],
    ["every tuesday and saturday at 7:30, 18:00", ["2026-11-28 07:30", "2026-11-28 18:00", "2026-12-01 07:30"]],
    ["every 3 weeks from april to october", ["2027-04-07", "2027-04-28", "2027-05-19"]],
    ["every sunday until 6 december", ["2026-11-29", "2026-12-06"]],
    ["every day at 9:00 for 2 times", ["2026-11-26 09:00", "2026-11-27 09:00"]],
    ["every friday starting 11 december", ["2026-12-11", "2026-12-18", "2026-12-25"]],
    ["starting friday every 2 weeks", ["2026-11-27", "2026-12-11", "2026-12-25"]],
    ["every friday except 4 december", ["2026-11-27", "2026-12-11", "2026-12-18"]],
    ["once a week", ["2026-11-25", "2026-12-02", "2026-12-09"]],
  ])("%j", (text, dates) => {
    expect(datesOf(text, "en")).toEqual(dates);
  });
});

describe("Dutch", () => {
  test.each([
    ["elke dag om 8:00", ["2026-11-26 08:00", "2026-11-27 08:00", "2026-11-28 08:00"]],
    ["elke maandag en donderdag om 19u", ["2026-11-26 19:00", "2026-11-30 19:00", "2026-12-03 19:00"]],
    ["om de week op maandag 19u30", ["2026-11-30 19:30", "2026-12-14 19:30", "2026-12-28 19:30"]],
    ["elke andere zaterdag", ["2026-11-28", "2026-12-12", "2026-12-26"]],
    ["om de 3 weken op dinsdag", ["2026-12-01", "2026-12-22", "2027-01-12"]],
    ["elke eerste zaterdag van de maand", ["2026-12-05", "2027-01-02", "2027-02-06"]],
    ["de laatste vrijdag van elke maand", ["2026-11-27", "2026-12-25", "2027-01-29"]],
    ["de laatste dag van de maand", ["2026-11-30", "2026-12-31", "2027-01-31"]],
    ["de 1e en 15e van de maand om 9 uur", ["2026-12-01 09:00", "2026-12-15 09:00", "2027-01-01 09:00"]],
    ["elk jaar op 1 april", ["2027-04-01", "2028-04-01", "2029-04-01"]],
    ["op werkdagen om half acht", ["2026-11-26 07:30", "2026-11-27 07:30", "2026-11-30 07:30"]],
    ["in het weekend", ["2026-11-28", "2026-11-29", "2026-12-05"]],
    ["om de dag", ["2026-11-25", "2026-11-27", "2026-11-29"]],
    ["elke 8 uur", ["2026-11-25 23:59", "2026-11-26 07:59", "2026-11-26 15:59"].map((date) => date.replace(" 23:59", ""))],
    ["elke 3 weken van april tot en met oktober", ["2027-04-07", "2027-04-28", "2027-05-19"]],
    ["elke zondag tot 6 december", ["2026-11-29", "2026-12-06"]],
    ["elke dag om 9:00 2 keer", ["2026-11-26 09:00", "2026-11-27 09:00"]],
    ["elke vrijdag vanaf 11 december", ["2026-12-11", "2026-12-18", "2026-12-25"]],
    ["wekelijks op zondag", ["2026-11-29", "2026-12-06", "2026-12-13"]],
  ])("%j", (text, dates) => {
    expect(datesOf(text, "nl")).toEqual(dates);
  });
});

test("the other language is tried next, since people mix", () => {
  expect(datesOf("elke maandag", "en")).toEqual(datesOf("every monday", "nl"));
});

test.each([
  ["3 days after it was last done", "en", "FREQ=DAILY;INTERVAL=3"],
  ["every 2 weeks after completion", "en", "FREQ=WEEKLY;INTERVAL=2"],
  ["3 dagen nadat het voor het laatst gedaan is", "nl", "FREQ=DAILY;INTERVAL=3"],
  ["elke twee weken na de laatste keer", "nl", "FREQ=WEEKLY;INTERVAL=2"],
] as const)("%j counts from each time it was done", (text, locale, rule) => {
  expect(readRepeat(text, { ...amsterdam, locale })).toMatchObject({ anchor: "completion", rule });
});

test.each([
  ["every monday when it rains", "when it rains"],
  ["every blue moon", "every blue moon"],
  ["twice a day", "twice a day"],
  ["every monday or tuesday", "or tuesday"],
  ["soon", "soon"],
])("%j is refused, and says that %j was not understood", (text, misread) => {
  const refusal = ((): unknown => {
    try {
      return readRepeat(text, { ...amsterdam, locale: "en" });
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(RepeatUnreadable);
  const { from, to } = (refusal as RepeatUnreadable).params;
  expect(text.slice(from, to)).toBe(misread);
});

test("what can never come is refused", () => {
  expect(() => readRepeat("every year on april 1 in may", { ...amsterdam, locale: "en" })).toThrow(RuleNeverFires);
});

test("never throws anything but a refusal, whatever is typed", () => {
  const words = fc.constantFrom(
    ..."every other monday 2nd last day of the month at 7pm 19:00 until may for 3 times elke om de week in april , and".split(" "),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 12 }).map((all) => all.join(" ")),
      ),
      fc.constantFrom("en" as const, "nl" as const),
      (text, locale) => {
        try {
          expect(previewDues(readRepeat(text, { ...amsterdam, locale }), now, 1)[0]?.dueAt.getTime()).toBeGreaterThan(now.getTime());
        } catch (error) {
          if (!(error instanceof RepeatUnreadable || error instanceof RuleNeverFires)) throw error;
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each(["every day at 25:00", "every monday 13pm", "every day at 7:75", "elke dag om 24u"])(
  "%s names no hour of a clock, and is refused",
  (words) => {
    expect(() => readRepeat(words, { ...amsterdam, locale: "en" })).toThrow(RepeatUnreadable);
  },
);
