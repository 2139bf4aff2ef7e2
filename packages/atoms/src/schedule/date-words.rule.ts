import * as en from "chrono-node/en";
import * as nl from "chrono-node/nl";
import type { Chrono } from "chrono-node";
import { Temporal } from "temporal-polyfill";
import type { Locale } from "../messages/locale.js";

// chrono reads both languages; these are the words people use for chores that it lacks.
type Extract = (today: Temporal.PlainDate, match: RegExpMatchArray) => { day?: Temporal.PlainDate; hour?: number; minute?: number };

function teach(chrono: Chrono, pattern: RegExp, extract: Extract): void {
  chrono.parsers.unshift({
    pattern: () => pattern,
    extract(context, match) {
      const { day, hour, minute } = extract(dateOf(context.reference.getDateWithAdjustedTimezone()), match);
      const known = {
        ...(day && { year: day.year, month: day.month, day: day.day }),
        ...(hour !== undefined && { hour, minute: minute ?? 0 }),
      };
      return context.createParsingComponents(known);
    },
  });
}

const dateOf = (date: Date) => new Temporal.PlainDate(date.getFullYear(), date.getMonth() + 1, date.getDate());
const endOfMonth: Extract = (today) => ({ day: today.with({ day: today.daysInMonth }) });
const endOfWeek: Extract = (today) => ({ day: today.add({ days: 7 - today.dayOfWeek }) });

function english(): Chrono {
  const chrono = en.casual.clone();
  teach(chrono, /\bend of (?:the |this )?month\b/i, endOfMonth);
  teach(chrono, /\bend of (?:the |this )?week\b/i, endOfWeek);
  teach(chrono, /\bthe day after tomorrow\b/i, (today) => ({ day: today.add({ days: 2 }) }));
  return chrono;
}

function dutch(): Chrono {
  const chrono = nl.casual.clone();
  teach(chrono, /\bovermorgen\b/i, (today) => ({ day: today.add({ days: 2 }) }));
  teach(chrono, /\beind(?:e)? van (?:de |deze )?maand\b/i, endOfMonth);
  teach(chrono, /\beind(?:e)? van (?:de |deze )?week\b/i, endOfWeek);
  teach(chrono, /\b(?:om )?([01]?\d|2[0-3])\s?(?:u|uur)([0-5]\d)?(?!\w)/i, (_, match) => ({
    hour: Number(match[1]),
    minute: Number(match[2] ?? 0),
  }));
  return chrono;
}

const READERS: Readonly<Record<Locale, Chrono>> = { en: english(), nl: dutch() };

/** The words that may stand around a date and say nothing about it. */
const FILLERS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:by|before|due|on|at|until)\b|[,.]/gi,
  nl: /\b(?:voor|vóór|uiterlijk|op|om|tot)\b|[,.]/gi,
};

/** What the words of one language say, on the wall clock on which `now` is read. Null where anything in the text was not understood. */
export function readDateWords(text: string, now: Temporal.PlainDateTime, locale: Locale): DateWords | null {
  // The wall clock is handed to chrono as if it were UTC: neither the machine's zone nor a clock change can bend it.
  const instant = new Date(now.toZonedDateTime("UTC").epochMilliseconds);
  const found = READERS[locale].parse(text, { instant, timezone: 0 }, { forwardDate: true });
  const [first] = found;
  if (!first || found.length > 1 || first.end) return null;
  if (text.replace(first.text, "").replace(FILLERS[locale], "").trim() !== "") return null;

  const { start } = first;
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  if (year === null || month === null || day === null) return null;
  const time = new Temporal.PlainTime(start.get("hour") ?? 0, start.get("minute") ?? 0);
  return {
    date: new Temporal.PlainDate(year, month, day),
    time: start.isCertain("hour") || !isFiller(time, now) ? time : null,
    elapsed: start.tags().has("result/relativeDateAndTime"),
    comesBack: !start.isCertain("year"),
  };
}

// Where no time was named chrono fills in noon or the present time; an evening or a morning it implies is one that somebody named.
const isFiller = (time: Temporal.PlainTime, now: Temporal.PlainDateTime) =>
  [new Temporal.PlainTime(12), now.toPlainTime().round({ smallestUnit: "minute", roundingMode: "floor" })].some((filler) =>
    filler.equals(time),
  );

export interface DateWords {
  readonly date: Temporal.PlainDate;
  /** Null where only a day was named. */
  readonly time: Temporal.PlainTime | null;
  /** Said as a span from now ('in 3 hours'), which a clock change must not stretch. */
  readonly elapsed: boolean;
  /** A weekday, or a date without its year: the next one is meant. */
  readonly comesBack: boolean;
}
