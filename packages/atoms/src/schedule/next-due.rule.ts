import type { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { floatingRule, readRule } from "./recurrence-rule.rule.js";
import { RuleNeverFires } from "./schedule.errors.js";
import type { Schedule } from "./schedule.schema.js";
import { type Due, dueAt, dueOn, END_OF_DAY, instantOf, minuteOf, wallClock } from "./wall-clock.rule.js";

/** The first due instant after `after`; null when there is none. @throws RuleInvalid, RuleTooOften, RuleDaysMixed */
export function nextDue(schedule: Schedule, after: Date): Due | null {
  const [first] = duesAfter(schedule, after);
  return first ?? null;
}

/** The schedule begun at its first date from now on, so that an interval counts from there. @throws RuleInvalid, RuleTooOften, RuleDaysMixed, RuleNeverFires */
export function begun(schedule: Schedule, now: Date): Schedule {
  const first = nextDue(schedule, now);
  if (!first) throw new RuleNeverFires({});
  // Its day, at the hour meant: on the day a clock changes the two may differ.
  const hasHours = readRule(schedule.rule).has("BYHOUR");
  return { ...schedule, start: hasHours ? first.dueLocal : `${first.dueLocal.slice(0, 10)}${schedule.start.slice(10)}` };
}

/**
 * The due instants after `after`, in order, one at a time. Expanded on the wall clock, then brought to instants: a local time that does not
 * exist that day moves on by the length of the gap (RFC 5545 would drop the day, people want the chore), one that comes twice means the first.
 * @throws RuleInvalid, RuleTooOften, RuleDaysMixed
 */
export function* duesAfter(schedule: Schedule, after: Date): Generator<Due, undefined> {
  const rule = floatingRule(schedule);
  if (!rule) return;
  let last = after;
  // Moved on over a gap, a time may come after the one that follows it on the wall clock: it waits here for its turn.
  let waiting: Due[] = [];
  // A day earlier, for the same reason: a time within a gap stands before `after` on the wall clock and may come after it.
  for (const local of from(rule, wallClock(after, schedule.timeZone).subtract({ days: 1 }))) {
    const now = minuteOf(local);
    if (schedule.exceptions.includes(now.slice(0, 10))) continue;
    waiting.push(dueOn(local, schedule.timeZone));
    const ripe = waiting.filter(({ dueLocal }) => dueLocal <= now).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    waiting = waiting.filter(({ dueLocal }) => dueLocal > now);
    for (const due of ripe) {
      if (due.dueAt <= last) continue;
      last = due.dueAt;
      yield due;
    }
  }
  yield* waiting.filter((due) => due.dueAt > last);
}

/** Counted anew from the day it was done, at the schedule's time of day: never that same day. @throws RuleInvalid, RuleTooOften, RuleDaysMixed */
export function nextDueAfterCompletion(schedule: Schedule, completedAt: Date): Due | null {
  const day = wallClock(completedAt, schedule.timeZone).toPlainDate();
  const start = day.toPlainDateTime(Temporal.PlainDateTime.from(schedule.start).toPlainTime());
  const { dueAt: endOfDay } = dueAt(instantOf(day.toPlainDateTime(END_OF_DAY), schedule.timeZone), schedule.timeZone);
  return nextDue({ ...schedule, start: minuteOf(start) }, endOfDay);
}

/** The next `count` due instants, fewer where the rule ends. @throws RuleInvalid, RuleTooOften, RuleDaysMixed */
export function previewDues(schedule: Schedule, after: Date, count: number): Due[] {
  const dues: Due[] = [];
  for (const due of duesAfter(schedule, after)) if (dues.push(due) === count) break;
  return dues;
}

function* from(rule: RRuleTemporal, edge: Temporal.PlainDateTime): Generator<Temporal.PlainDateTime> {
  let next = nextOf(rule, edge, true);
  while (next) {
    yield next;
    next = nextOf(rule, next, false);
  }
}

/** The library brings a Temporal of its own, so that its moments are none of ours; Date reads a clock that never changes much sooner. */
function floating(epochMilliseconds: number): Temporal.PlainDateTime {
  const at = new Date(epochMilliseconds);
  return new Temporal.PlainDateTime(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes());
}

function nextOf(rule: RRuleTemporal, local: Temporal.PlainDateTime, isIncluded: boolean): Temporal.PlainDateTime | null {
  try {
    const next = rule.next(local.toZonedDateTime("UTC"), isIncluded);
    return next && floating(next.epochMilliseconds);
  } catch {
    // The library's word for 'looked through all the periods allowed and found none'.
    return null;
  }
}
