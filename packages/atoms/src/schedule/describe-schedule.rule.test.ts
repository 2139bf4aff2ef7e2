import { expect, test } from "@jest/globals";
import { describeSchedule } from "./describe-schedule.rule.js";
import { readRepeat } from "./read-repeat.rule.js";

const context = { now: new Date("2026-11-25T10:00:00Z"), timeZone: "Europe/Amsterdam" };
const inEnglish = (words: string) => describeSchedule(readRepeat(words, { ...context, locale: "en" }), "en");
const inDutch = (words: string) => describeSchedule(readRepeat(words, { ...context, locale: "nl" }), "nl");

test.each([
  ["every other monday 7pm", "every 2 weeks on Monday at 19:00"],
  ["every monday and thursday at 7pm", "every week on Monday and Thursday at 19:00"],
  ["every day", "every day"],
  ["every day at 7:30 and 18:00", "every day at 07:30 and 18:00"],
  ["the last day of the month", "every month on the last day"],
  ["every first saturday of the month", "every month on the 1st Saturday"],
  ["the 2nd of the month", "every month on the 2nd"],
  ["3 days after it was last done", "3 days after it was last done"],
  ["every 3 weeks from april to october", "every 3 weeks on Wednesday, from April to October"],
  ["every week until 1 march 2027", "every week on Wednesday, until 1 March 2027"],
])("%s is said as: %s", (words, said) => {
  expect(inEnglish(words)).toBe(said);
});

test.each([
  ["elke eerste zaterdag van de maand", "elke maand op de 1e zaterdag"],
  ["om de week op maandag om 19u", "elke 2 weken op maandag om 19:00"],
  ["de laatste dag van de maand", "elke maand op de laatste dag"],
  ["3 dagen nadat het gedaan is", "3 dagen nadat het gedaan is"],
])("%s wordt gezegd als: %s", (words, said) => {
  expect(inDutch(words)).toBe(said);
});

const schedule = {
  rule: "FREQ=WEEKLY;BYDAY=MO",
  start: "2026-11-30T23:59",
  timeZone: "UTC",
  anchor: "due",
  season: null,
  monthEnd: "clamp",
  exceptions: [],
} as const;

test("a season over the turn of the year, single months, exceptions and an end are said", () => {
  expect(describeSchedule({ ...schedule, season: [1, 2, 11, 12], exceptions: [] }, "en")).toBe(
    "every week on Monday, from November to February",
  );
  expect(describeSchedule({ ...schedule, season: [3, 9], exceptions: ["2026-12-28"] }, "en")).toBe(
    "every week on Monday, in March and September, except on 28 December 2026",
  );
  expect(describeSchedule({ ...schedule, rule: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24;COUNT=3", exceptions: [] }, "nl")).toBe(
    "elk jaar op 24 december, 3 keer",
  );
});

test("what nobody would say is shown as the rule it is", () => {
  for (const rule of ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYWEEKNO=20"]) {
    expect(describeSchedule({ ...schedule, rule, exceptions: [] }, "en")).toBe(`by the rule ${rule}`);
  }
});
