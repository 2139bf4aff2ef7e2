import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { RuleDaysMixed, RuleInvalid, RuleTooOften } from "./schedule.errors.js";
import type { Schedule } from "./schedule.schema.js";

/** The parts of an RRULE by name, in the order written. */
export type RuleParts = ReadonlyMap<string, string>;

/** More would be a timer and not a chore. */
export const MOST_A_DAY = 24;

/** Frequencies, each with the number of its periods that are looked through for the next date: none is slower than 50 ms to say 'never'. */
const PERIODS: Readonly<Record<string, number>> = { YEARLY: 100, MONTHLY: 600, WEEKLY: 1000, DAILY: 3000, HOURLY: 1000 };

const isNumber = (least: number, most: number) => (value: string) =>
  /^[+-]?\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most;
const isFromEitherEnd = (most: number) => (value: string) => isNumber(-most, most)(value) && Number(value) !== 0;

/** What each part may hold (RFC 5545, 3.3.10), checked here since the library drops in silence what is out of range. */
const VALUES: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => value in PERIODS || isTooOften(value),
  INTERVAL: isNumber(1, 1000),
  COUNT: isNumber(1, 500),
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value),
  BYSECOND: isNumber(0, 60),
  BYMINUTE: isNumber(0, 59),
  BYHOUR: isNumber(0, 23),
  BYDAY: (value) => /^([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
  BYMONTHDAY: isFromEitherEnd(31),
  BYYEARDAY: isFromEitherEnd(366),
  BYWEEKNO: isFromEitherEnd(53),
  BYMONTH: isNumber(1, 12),
  BYSETPOS: isFromEitherEnd(366),
  WKST: (value) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
};

const isTooOften = (frequency: string) => frequency === "SECONDLY" || frequency === "MINUTELY";

/** @throws RuleInvalid */
export function readRule(rule: string): RuleParts {
  const parts = new Map<string, string>();
  for (const part of rule
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .split(";")) {
    const [name, values, ...rest] = part.split("=");
    const isValue = name === undefined ? undefined : VALUES[name];
    const isFit = rest.length === 0 && isValue !== undefined && values?.split(",").every(isValue);
    if (name === undefined || values === undefined || !isFit || parts.has(name)) throw new RuleInvalid({});
    parts.set(name, values);
  }
  if (!parts.has("FREQ") || (parts.has("COUNT") && parts.has("UNTIL"))) throw new RuleInvalid({});
  return parts;
}

export const writeRule = (parts: RuleParts): string => [...parts].map(([name, value]) => `${name}=${value}`).join(";");

/** The values of a part that may have several. */
export const listOf = (parts: RuleParts, name: string): readonly string[] => parts.get(name)?.split(",") ?? [];

/**
 * The schedule's rule with season and month end worked in, to be expanded in floating local time; UTC stands for 'no zone', where no clock
 * ever changes. Null when season and rule share no month. @throws RuleInvalid, RuleTooOften, RuleDaysMixed
 */
export function floatingRule(schedule: Pick<Schedule, "rule" | "start" | "season" | "monthEnd">): RRuleTemporal | null {
  const parts = new Map(readRule(schedule.rule));
  const frequency = parts.get("FREQ") ?? "";
  if (isTooOften(frequency) || parts.has("BYSECOND") || timesADay(parts) > MOST_A_DAY) throw new RuleTooOften({ most: MOST_A_DAY });
  if (frequency === "YEARLY" && waysToNameDays(parts) > 1) throw new RuleDaysMixed({});
  if (parts.has("BYWEEKNO") && !parts.has("BYDAY")) parts.set("BYDAY", weekdayOf(schedule.start));
  if (schedule.monthEnd === "clamp") clampMonthEnd(parts);
  if (schedule.season && !limitToSeason(parts, schedule.season)) return null;
  const until = parts.get("UNTIL");
  if (until) parts.set("UNTIL", until.includes("T") ? `${until.replace("Z", "")}Z` : `${until}T235959Z`);
  try {
    const dtstart = Temporal.PlainDateTime.from(schedule.start).toZonedDateTime("UTC");
    return new RRuleTemporal({ rruleString: writeRule(parts), dtstart, strict: true, maxIterations: PERIODS[frequency] ?? 0 });
  } catch {
    throw new RuleInvalid({});
  }
}

/** By RFC 5545 one limits the other. The library adds them up, save plain weekdays to days of the month: Friday the 13th. */
function waysToNameDays(parts: RuleParts): number {
  const isNumbered = /\d/.test(parts.get("BYDAY") ?? "");
  const others = ["BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"].filter((name) => parts.has(name)).length;
  return others + Number(isNumbered || (parts.has("BYYEARDAY") && parts.has("BYDAY")));
}

/** What a rule leaves open is as its start has it (RFC 5545, 3.3.10): of a week of the year its weekday. Left to it, the library wanders. */
const weekdayOf = (start: string): string => WEEKDAYS[Temporal.PlainDateTime.from(start).dayOfWeek - 1] ?? "MO";
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

const timesADay = (parts: RuleParts) => Math.max(1, listOf(parts, "BYHOUR").length) * Math.max(1, listOf(parts, "BYMINUTE").length);

/** 'The 31st' as RFC 5545 can say it: of the days 28 to 31 that this month has, the last. With several times a day, all of that day's. */
function clampMonthEnd(parts: Map<string, string>): void {
  const day = Number(parts.get("BYMONTHDAY"));
  const isOneOfMonth = parts.get("FREQ") === "MONTHLY" || (parts.get("FREQ") === "YEARLY" && listOf(parts, "BYMONTH").length === 1);
  if (!(day > 28) || parts.has("BYSETPOS") || parts.has("BYDAY") || !isOneOfMonth) return;
  parts.set("BYMONTHDAY", Array.from({ length: day - 27 }, (_, index) => 28 + index).join(","));
  parts.set("BYSETPOS", Array.from({ length: timesADay(parts) }, (_, index) => -1 - index).join(","));
}

/** Whether a month is left. */
function limitToSeason(parts: Map<string, string>, season: readonly number[]): boolean {
  const named = listOf(parts, "BYMONTH").map(Number);
  const months = named.length === 0 ? season : season.filter((month) => named.includes(month));
  parts.set("BYMONTH", months.join(","));
  return months.length > 0;
}
