import { Temporal } from "temporal-polyfill";
import type { Locale } from "../messages/locale.js";
import { begun } from "./next-due.rule.js";
import type { DueContext } from "./read-due.rule.js";
import { type RuleParts, writeRule } from "./recurrence-rule.rule.js";
import { type RepeatPhrase, splitList } from "./repeat-phrases.rule.js";
import { type Frequency, REPEAT_WORDS, type RepeatWords } from "./repeat-words.rule.js";
import type { Schedule } from "./schedule.schema.js";
import { layTimes, type TimeOfDay, timeOf } from "./times-of-day.rule.js";
import { wallClock } from "./wall-clock.rule.js";

/** What has been understood so far of how a chore comes back. */
export interface RepeatDraft {
  frequency?: Frequency;
  interval: number;
  /** As BYDAY has them: `MO`, `1SA`, `-1FR`. */
  days?: readonly string[];
  monthDays?: readonly number[];
  month?: number;
  times?: readonly TimeOfDay[];
  count?: number;
  until?: Temporal.PlainDate;
  start?: Temporal.PlainDate;
  season?: readonly number[];
  isAfterDone?: boolean;
  exceptions: readonly string[];
}

export interface FoundPhrase {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly date: Temporal.PlainDate | null;
  readonly locale: Locale;
}

/** Adds to the draft what one phrase says. */
export function applyPhrase(draft: RepeatDraft, phrase: RepeatPhrase, { groups, date, locale }: FoundPhrase): void {
  const words = REPEAT_WORDS[locale];
  const of = (set: string) => (groups[set] === undefined ? [] : splitList(groups[set], locale));
  const months = of("month").map((word) => lookUp(words.month, word));
  const interval = intervalOf(groups, words);
  switch (phrase) {
    case "season":
      draft.season = groups["lastMonth"] ? monthsFrom(months[0] ?? 1, lookUp(words.month, groups["lastMonth"])) : months;
      return;
    case "count":
      draft.count = interval;
      return;
    case "times":
      draft.times = of("time").map((time) => timeOf(time, words));
      return;
    case "start":
      if (date) draft.start = date;
      return;
    case "until":
      if (date) draft.until = date;
      return;
    case "except":
      if (date) draft.exceptions = [...draft.exceptions, date.toString()];
      return;
    case "afterDone":
      Object.assign(draft, { isAfterDone: true, frequency: unitOf(groups, words), interval });
      return;
    case "nthWeekday":
      Object.assign(draft, { frequency: "MONTHLY", interval, days: nthDays(of("nth"), of("weekday"), words) });
      return;
    case "dayOfMonth":
      Object.assign(draft, { frequency: "MONTHLY", interval, monthDays: of("day").map((day) => ordinalOf(day, words)) });
      return;
    case "dayOfYear":
      Object.assign(draft, { frequency: "YEARLY", month: months[0], monthDays: of("day").map((day) => ordinalOf(day, words)) });
      return;
    case "weekdays":
      return weekdays(draft, { groups, of, words, interval });
    case "every": {
      const [frequency, step] = groups["adverb"] ? lookUp(words.adverb, groups["adverb"]) : [unitOf(groups, words), interval];
      Object.assign(draft, { frequency, interval: step });
      return;
    }
  }
}

/** Every second Saturday is every other one; every first or third Saturday is the first or third of its month. */
function weekdays(
  draft: RepeatDraft,
  { groups, of, words, interval }: { groups: FoundPhrase["groups"]; of: (set: string) => string[]; words: RepeatWords; interval: number },
): void {
  const nth = groups["nth"] ? ordinalOf(groups["nth"], words) : undefined;
  if (nth !== undefined && nth !== 2) {
    Object.assign(draft, { frequency: "MONTHLY", days: nthDays([groups["nth"] ?? ""], of("weekday"), words) });
    return;
  }
  const days = groups["days"] ? lookUp(words.days, groups["days"]).split(",") : of("weekday").map((day) => lookUp(words.weekday, day));
  const [frequency, step] = groups["adverb"] ? lookUp(words.adverb, groups["adverb"]) : (["WEEKLY", interval] as const);
  Object.assign(draft, { frequency, interval: nth ?? step, days });
}

/** The schedule of a draft; it begins at its first date from now on, so that 'every other' counts from there. @throws RuleNeverFires */
export function scheduleOf(draft: RepeatDraft, { now, timeZone }: DueContext): Schedule {
  const today = wallClock(now, timeZone);
  const from = draft.start ?? today.toPlainDate();
  const times = layTimes(draft.times ?? [], draft.days?.length ?? draft.monthDays?.length ?? 1);
  const isMonthly = draft.frequency === "MONTHLY" && !draft.days;
  const monthDays = draft.monthDays ?? (isMonthly ? [from.day] : undefined);
  const parts = new Map<string, string>([["FREQ", draft.frequency ?? "DAILY"]]);
  if (draft.days) parts.set("BYDAY", draft.days.join(","));
  if (draft.month) parts.set("BYMONTH", String(draft.month));
  if (monthDays) parts.set("BYMONTHDAY", monthDays.join(","));
  for (const [name, value] of times.parts) parts.set(name, value);

  const schedule: Schedule = {
    rule: writeRule(parts),
    start: from.toPlainDateTime(times.first).toString({ smallestUnit: "minute" }),
    timeZone,
    anchor: draft.isAfterDone ? "completion" : "due",
    season: draft.season ? [...draft.season] : null,
    monthEnd: "clamp",
    exceptions: [...draft.exceptions],
  };
  return { ...begun(schedule, now), rule: writeRule(withLimits(parts, draft)) };
}

function withLimits(parts: RuleParts, { interval, count, until }: RepeatDraft): RuleParts {
  const all = new Map(parts);
  if (interval > 1) all.set("INTERVAL", String(interval));
  if (count !== undefined) all.set("COUNT", String(count));
  else if (until) all.set("UNTIL", until.toString().replaceAll("-", ""));
  return all;
}

function intervalOf(groups: FoundPhrase["groups"], words: RepeatWords): number {
  if (groups["other"] || groups["skippedUnit"]) return 2;
  if (groups["n"]) return words.number[groups["n"].toLowerCase()] ?? Number(groups["n"]);
  if (groups["nth"] && groups["unit"]) return ordinalOf(groups["nth"], words);
  return 1;
}

const unitOf = (groups: FoundPhrase["groups"], words: RepeatWords) => lookUp(words.unit, groups["unit"] ?? groups["skippedUnit"] ?? "");

const ordinalOf = (word: string, words: RepeatWords): number => words.ordinal[word.toLowerCase()] ?? Number.parseInt(word, 10);

const nthDays = (nths: readonly string[], days: readonly string[], words: RepeatWords) =>
  nths.flatMap((nth) => days.map((day) => `${ordinalOf(nth, words)}${lookUp(words.weekday, day)}`));

/** April to October, or November to March over the turn of the year. */
const monthsFrom = (first: number, last: number): number[] =>
  Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, index) => ((first - 1 + index) % 12) + 1).sort((a, b) => a - b);

function lookUp<Meaning>(set: Readonly<Record<string, Meaning>>, word: string): Meaning {
  const meaning = set[word.toLowerCase()];
  if (meaning === undefined) throw new Error("a phrase named a set that its words are not from");
  return meaning;
}
