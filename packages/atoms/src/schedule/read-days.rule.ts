import { Temporal } from "temporal-polyfill";
import { localesFrom } from "../messages/locale.js";
import { type DateWords, readDateWords } from "./date-words.rule.js";
import type { DueContext } from "./read-due.rule.js";
import { DayUnreadable } from "./schedule.errors.js";
import { wallClock } from "./wall-clock.rule.js";

/** From one day to another of the zone's calendar, ISO 8601; the second may come before the first. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads `saturday`, `24 dec`, `overmorgen` or `2026-12-24`. `from` left out is today, `to` left out is that one day. A weekday or a date
 * without its year is the next one: for `to` the next one from the first day on, so that 'monday' to 'friday' is one week whatever day it
 * is. @throws DayUnreadable also where a time of day is named: who is away is away all day
 */
export function readDays(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  context: DueContext,
): DaySpan {
  const now = wallClock(context.now, context.timeZone);
  const first = from === undefined ? now.toPlainDate() : readDay("from", from, now, context).date;
  if (to === undefined) return { from: first.toString(), to: first.toString() };

  const said = readDay("to", to, now, context);
  const isBefore = Temporal.PlainDate.compare(said.date, first) < 0;
  const last = said.comesBack && isBefore ? readDay("to", to, first.toPlainDateTime(), context) : said;
  return { from: first.toString(), to: last.date.toString() };
}

function readDay(field: "from" | "to", text: string, now: Temporal.PlainDateTime, { locale }: DueContext): DateWords {
  for (const language of localesFrom(locale)) {
    const words = readDateWords(text, now, language);
    if (words && words.time === null && !words.elapsed) return words;
  }
  throw new DayUnreadable({ field });
}
