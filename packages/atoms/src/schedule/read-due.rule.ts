import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Locale, localesFrom } from "../messages/locale.js";
import { readDateWords } from "./date-words.rule.js";
import { DueInPast, DueUnreadable } from "./schedule.errors.js";
import { type Due, dueAt, END_OF_DAY, instantOf, wallClock } from "./wall-clock.rule.js";

export interface DueContext {
  readonly now: Date;
  /** IANA zone in which words are read. */
  readonly timeZone: string;
  /** The language tried first; the other one is tried next, since people mix. */
  readonly locale: Locale;
}

const Instant = z.iso.datetime({ offset: true });

/**
 * Reads `tomorrow 18:00`, `morgen 18u`, `end of the month` or an ISO 8601 instant. A local time that does not exist that day moves to the
 * first valid instant, one that comes twice means the first (Temporal's `compatible`). @throws DueUnreadable, DueInPast
 */
export function readDue(text: string, context: DueContext): Due {
  const { now, timeZone } = context;
  const instant = readMoment(text, context);
  if (instant.epochMilliseconds <= now.getTime()) throw new DueInPast({ dueAt: instant.toString({ smallestUnit: "second" }) });
  return dueAt(instant, timeZone);
}

/** The same, whether it has gone by or not. @throws DueUnreadable */
export const readMoment = (text: string, { now, timeZone, locale }: DueContext): Temporal.Instant =>
  Instant.safeParse(text).success ? Temporal.Instant.from(text) : readWords(text, now, timeZone, locale);

function readWords(text: string, now: Date, timeZone: string, locale: Locale): Temporal.Instant {
  const nowInstant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = wallClock(now, timeZone);

  for (const language of localesFrom(locale)) {
    const words = readDateWords(text, today, language);
    if (!words) continue;
    const local = words.date.toPlainDateTime(words.time ?? END_OF_DAY);
    return words.elapsed ? nowInstant.add(today.round("minute").until(local, { largestUnit: "hour" })) : instantOf(local, timeZone);
  }
  throw new DueUnreadable({});
}
