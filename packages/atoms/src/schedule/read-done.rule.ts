import { readMoment, type DueContext } from "./read-due.rule.js";
import { DoneInFuture } from "./schedule.errors.js";
import { dayOf } from "./wall-clock.rule.js";

/**
 * When something was done, in the words in which a due is given: `yesterday 18:00`, `gisteren`, `2 hours ago`, or an ISO 8601 instant. A day
 * without a time is the end of it, today until now. @throws DueUnreadable, DoneInFuture
 */
export function readDone(text: string, context: DueContext): Date {
  const { now, timeZone } = context;
  const moment = new Date(readMoment(text, context).epochMilliseconds);
  if (moment <= now) return moment;
  const isToday = dayOf(moment, timeZone) === dayOf(now, timeZone);
  if (isToday && TODAY.test(text)) return now;
  throw new DoneInFuture({ doneAt: moment.toISOString() });
}

/** The day alone: with a time to it, it means that time. */
const TODAY = /^\s*(?:today|vandaag)\s*$/i;
