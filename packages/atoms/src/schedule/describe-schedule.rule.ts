import { Temporal } from "temporal-polyfill";
import type { Locale } from "../messages/locale.js";
import { text } from "../messages/text.js";
import { listOf, readRule, type RuleParts } from "./recurrence-rule.rule.js";
import type { Schedule } from "./schedule.schema.js";
import { END_OF_DAY } from "./wall-clock.rule.js";

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Parts that a person would not say; a rule with one of them is shown as it is written. */
const UNSPOKEN = ["BYYEARDAY", "BYWEEKNO"];

const FREQUENCIES: Readonly<Record<string, "hourly" | "daily" | "weekly" | "monthly" | "yearly">> = {
  HOURLY: "hourly",
  DAILY: "daily",
  WEEKLY: "weekly",
  MONTHLY: "monthly",
  YEARLY: "yearly",
};

/** A schedule as a person says it: `every 2 weeks on Monday at 19:00, from April to October`. @throws RuleInvalid */
export function describeSchedule(schedule: Schedule, locale: Locale): string {
  const parts = readRule(schedule.rule);
  const start = Temporal.PlainDateTime.from(schedule.start);
  const frequency = FREQUENCIES[parts.get("FREQ") ?? ""];
  const times = timesOf(parts, start);
  const days = daysOf(parts, { start, anchor: schedule.anchor }, locale);
  const isSpoken = frequency && times && days && !UNSPOKEN.some((name) => parts.has(name));
  if (!isSpoken) return text(locale, "schedule.by_rule", { rule: schedule.rule });

  const interval = Number(parts.get("INTERVAL") ?? 1);
  const often = [
    text(locale, schedule.anchor === "completion" ? `schedule.after.${frequency}` : `schedule.${frequency}`, { interval }),
    days.length > 0 && text(locale, "schedule.on", { days: listed(days, locale) }),
    times.length > 0 &&
      text(locale, "schedule.at", {
        times: listed(times.map(timeIn), locale),
      }),
  ];
  const limits = [seasonIn(parts, schedule, locale), ...limitsIn(parts, schedule, locale)];
  return [often.filter(Boolean).join(" "), ...limits].filter(Boolean).join(", ");
}

/** None where any moment of the day will do; null where they are not the same on each day. */
function timesOf(parts: RuleParts, start: Temporal.PlainDateTime): Temporal.PlainTime[] | null {
  if (parts.get("FREQ") === "HOURLY") return [];
  const hours = parts.has("BYHOUR") ? listOf(parts, "BYHOUR").map(Number) : [start.hour];
  const minutes = parts.has("BYMINUTE") ? listOf(parts, "BYMINUTE").map(Number) : [start.minute];
  const grid = hours.flatMap((hour) => minutes.map((minute) => new Temporal.PlainTime(hour, minute)));
  const kept = listOf(parts, "BYSETPOS").map((position) => (Number(position) - 1) % grid.length);
  if (kept.some((index) => index < 0) || (kept.length > 0 && grid.length === 1)) return null;
  const times = kept.length === 0 ? grid : grid.filter((_, index) => kept.includes(index));
  return times.length === 1 && times[0]?.equals(END_OF_DAY) ? [] : times;
}

/** The days within a period; none where the frequency says it all, null where a person would not say it. */
function daysOf(
  parts: RuleParts,
  { start: date, anchor }: { start: Temporal.PlainDateTime; anchor: Schedule["anchor"] },
  locale: Locale,
): string[] | null {
  const weekdays = listOf(parts, "BYDAY");
  const monthDays = listOf(parts, "BYMONTHDAY").map(Number);
  const months = listOf(parts, "BYMONTH").map(Number);
  if (weekdays.length > 0) return monthDays.length > 0 ? null : weekdays.map((day) => weekdayIn(day, locale));
  switch (parts.get("FREQ")) {
    case "WEEKLY":
      return anchor === "completion" ? [] : [weekdayIn(WEEKDAYS[date.dayOfWeek - 1] ?? "", locale)];
    case "MONTHLY":
      if (monthDays.length === 0 && anchor === "completion") return [];
      return (monthDays.length > 0 ? monthDays : [date.day]).map((day) => monthDayIn(day, locale));
    case "YEARLY": {
      if (monthDays.length > 1 || months.length > 1 || (monthDays[0] ?? 1) < 0) return null;
      return anchor === "completion"
        ? []
        : [dayOfYearIn(date.with({ month: months[0] ?? date.month, day: monthDays[0] ?? date.day }), locale)];
    }
    default:
      return monthDays.map((day) => monthDayIn(day, locale));
  }
}

function seasonIn(parts: RuleParts, { season }: Schedule, locale: Locale): string | null {
  const named = parts.get("FREQ") === "YEARLY" ? [] : listOf(parts, "BYMONTH").map(Number);
  const months = season ?? named;
  if (months.length === 0) return null;
  const name = (month: number) => formatted(new Temporal.PlainDate(2024, month, 1), locale, "month");
  // A season that goes over the turn of the year begins after its gap.
  const first = months.find((month) => !months.includes(month === 1 ? 12 : month - 1)) ?? 1;
  const run = Array.from({ length: months.length }, (_, index) => ((first - 1 + index) % 12) + 1);
  const last = run.at(-1) ?? first;
  if (months.length > 2 && run.every((month) => months.includes(month))) {
    return text(locale, "schedule.season", { first: name(first), last: name(last) });
  }
  return text(locale, "schedule.months", { months: listed(months.map(name), locale) });
}

function limitsIn(parts: RuleParts, { exceptions }: Schedule, locale: Locale): (string | false)[] {
  const until = parts.get("UNTIL");
  const dateOf = (date: string) => formatted(Temporal.PlainDate.from(date), locale, "date");
  return [
    parts.has("COUNT") && text(locale, "schedule.count", { count: Number(parts.get("COUNT")) }),
    until !== undefined && text(locale, "schedule.until", { date: dateOf(until.slice(0, 8)) }),
    exceptions.length > 0 && text(locale, "schedule.except", { dates: listed(exceptions.map(dateOf), locale) }),
  ];
}

/** `MO`, `1SA`, `-1FR` as BYDAY has them. */
function weekdayIn(day: string, locale: Locale): string {
  const weekday = formatted(new Temporal.PlainDate(2024, 1, 1 + WEEKDAYS.indexOf(day.slice(-2))), locale, "weekday");
  const nth = Number(day.slice(0, -2));
  if (nth === 0) return weekday;
  if (nth > 0) return text(locale, "schedule.nth_weekday", { nth, weekday });
  return nth === -1
    ? text(locale, "schedule.last_weekday", { weekday })
    : text(locale, "schedule.last_weekday_but", { weekday, before: -nth - 1 });
}

function monthDayIn(day: number, locale: Locale): string {
  if (day > 0) return text(locale, "schedule.month_day", { day });
  return day === -1 ? text(locale, "schedule.last_day") : text(locale, "schedule.last_day_but", { before: -day - 1 });
}

const dayOfYearIn = (date: Temporal.PlainDateTime, locale: Locale) => formatted(date.toPlainDate(), locale, "dayOfYear");

/** `19:00`, as both languages write it. */
const timeIn = (time: Temporal.PlainTime) => time.toString({ smallestUnit: "minute" });

const FORMS = {
  weekday: { weekday: "long" },
  month: { month: "long" },
  dayOfYear: { day: "numeric", month: "long" },
  date: { day: "numeric", month: "long", year: "numeric" },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
// To make a format takes longer than all else that is said of a schedule.
const DATES = new Map<string, Intl.DateTimeFormat>();

function formatted(date: Temporal.PlainDate, locale: Locale, form: keyof typeof FORMS): string {
  const key = `${locale} ${form}`;
  const format = DATES.get(key) ?? new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...FORMS[form], timeZone: "UTC" });
  DATES.set(key, format);
  return format.format(Date.UTC(date.year, date.month - 1, date.day));
}

const LISTS = { en: new Intl.ListFormat("en", { type: "conjunction" }), nl: new Intl.ListFormat("nl", { type: "conjunction" }) };

const listed = (items: readonly string[], locale: Locale) => LISTS[locale].format(items);
