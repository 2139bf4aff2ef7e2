import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Locale } from "../messages/locale.js";
import { readDateWords } from "./date-words.rule.js";
import { DueInPast, DueUnreadable } from "./schedule.errors.js";

/** A due instant together with the wall clock people meant by it. */
export interface Due {
  readonly dueAt: Date;
  /** `2026-11-26T18:00` in `timeZone`. */
  readonly dueLocal: string;
  readonly timeZone: string;
}

export interface DueContext {
  readonly now: Date;
  /** IANA zone in which words are read. */
  readonly timeZone: string;
  /** The language tried first; the other one is tried next, since people mix. */
  readonly locale: Locale;
}

// A day without a time is meant as 'in the course of that day'.
export const END_OF_DAY = new Temporal.PlainTime(23, 59);
const Instant = z.iso.datetime({ offset: true });

/**
 * Reads `tomorrow 18:00`, `morgen 18u`, `end of the month` or an ISO 8601 instant. A local time that does not exist that day moves to the
 * first valid instant, one that comes twice means the first (Temporal's `compatible`). @throws DueUnreadable, DueInPast
 */
export function readDue(text: string, { now, timeZone, locale }: DueContext): Due {
  const dueAt = Instant.safeParse(text).success ? Temporal.Instant.from(text) : readWords(text, now, timeZone, locale);
  if (dueAt.epochMilliseconds <= now.getTime()) throw new DueInPast({ dueAt: dueAt.toString({ smallestUnit: "second" }) });

  const local = dueAt.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return { dueAt: new Date(dueAt.epochMilliseconds), dueLocal: local.toString({ smallestUnit: "minute" }), timeZone };
}

function readWords(text: string, now: Date, timeZone: string, locale: Locale): Temporal.Instant {
  const nowInstant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const wallClock = nowInstant.toZonedDateTimeISO(timeZone).toPlainDateTime();

  for (const language of [locale, ...Locale.options.filter((other) => other !== locale)]) {
    const words = readDateWords(text, wallClock, language);
    if (!words) continue;
    const local = words.date.toPlainDateTime(words.time ?? END_OF_DAY);
    return words.elapsed
      ? nowInstant.add(wallClock.round("minute").until(local, { largestUnit: "hour" }))
      : local.toZonedDateTime(timeZone).toInstant();
  }
  throw new DueUnreadable({});
}
