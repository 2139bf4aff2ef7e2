import { Temporal } from "temporal-polyfill";
import type { OverduePolicy } from "../chore/chore.schema.js";
import { duesAfter, nextDue, nextDueAfterCompletion } from "../schedule/next-due.rule.js";
import type { Schedule } from "../schedule/schedule.schema.js";
import { type Due, instantOf, wallClock } from "../schedule/wall-clock.rule.js";
import { isAheadOf, nextTogether, type Together } from "./come-together.rule.js";
import type { TaskId, TaskStatus } from "./task.schema.js";

/** A task that a chore's schedule made and that is not over yet. */
export interface Occurrence {
  readonly id: TaskId;
  readonly sequence: number;
  readonly dueAt: Date;
  readonly opensAt: Date;
  readonly status: TaskStatus;
  /** When its grace had run out and the overdue policy was applied. */
  readonly lapsedAt: Date | null;
}

export interface TickFacts {
  readonly schedule: Schedule;
  /** When the schedule began to hold: what it would have brought before is none of its. */
  readonly since: Date;
  readonly overdue: OverduePolicy;
  readonly graceMinutes: number;
  /** In the order in which they are due. */
  readonly unfinished: readonly Occurrence[];
  /** How many tasks the schedule has made. */
  readonly lastSequence: number;
  /** When the last of them was done that is over; null where none is, or it was not done. */
  readonly lastCompletedAt: Date | null;
  /** When the last was due that has opened or was missed: what comes before it is history. */
  readonly passedUntil: Date | null;
  /** On which wall-clock times after that there is a task already, whatever became of it. */
  readonly taken: readonly string[];
  /** Where each follows from the one before, and the chore comes with others: how far those are. */
  readonly together?: Together | undefined;
  readonly now: Date;
}

export interface MadeOccurrence {
  readonly sequence: number;
  readonly due: Due;
  readonly opensAt: Date;
  /** `missed` was over before anybody could have done it. */
  readonly status: "scheduled" | "open" | "missed";
}

/** What the passing of time asks for. Asked again at the same moment, once that is done, it asks for nothing. */
export interface Tick {
  readonly made: readonly MadeOccurrence[];
  /** Made when the one before it was done, which turned out not to be so: they go again. */
  readonly withdrawn: readonly TaskId[];
  readonly opened: readonly TaskId[];
  readonly missed: readonly TaskId[];
  /** Its grace has run out: it goes to the next member, or to all. */
  readonly lapsed: { readonly id: TaskId; readonly goesTo: "next" | "all" } | null;
  /** When to look again: at once where more follows from what was just done; null when nothing more comes of it. */
  readonly wakeAt: Date | null;
}

/** More are made by the next tick, which follows at once: a chore of every hour whose platform was down for a year. */
const MOST_AT_ONCE = 200;

interface Row {
  readonly id: TaskId | null;
  readonly sequence: number;
  readonly due: Due | null;
  readonly dueAt: Date;
  readonly opensAt: Date;
  status: TaskStatus;
  readonly lapsedAt: Date | null;
}

/** What becomes of a chore's tasks by the clock alone (domain model, invariant 1). @throws RuleInvalid, RuleTooOften */
export function tickChore(facts: TickFacts): Tick {
  const { now, overdue } = facts;
  const withdrawn = superfluous(facts);
  const unfinished = facts.unfinished.filter((one) => !withdrawn.includes(one));
  const { fresh, lookAgainAt } = facts.schedule.anchor === "due" ? fromCalendar(facts) : afterTheLast(facts);
  const rows: Row[] = [...unfinished.map((one) => ({ ...one, due: null })), ...fresh].sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  openInTurn(rows, facts);
  // Beside the one in turn there may be one that a person has opened again.
  const current = rows.find((row) => isLive(row) && row.lapsedAt === null);

  const lapsesAt = current && overdue !== "stay" ? graceEnd(current.dueAt, facts) : null;
  const hasLapsed = lapsesAt !== null && lapsesAt <= now;
  const isLast = !rows.some(({ status }) => status === "scheduled");
  // The one that comes next puts a missed one away; after the last, and where each follows from the one before, its grace does.
  const isMissed = current && hasLapsed && overdue === "miss" && isLast;
  if (isMissed) current.status = "missed";

  const statusBefore = new Map(unfinished.map(({ id, status }) => [id, status]));
  const changedTo = (status: TaskStatus) =>
    rows.flatMap((row) => (row.id && row.status === status && statusBefore.get(row.id) !== status ? [row.id] : []));
  const moments = [
    ...rows.filter(({ status }) => status === "scheduled").map(({ opensAt }) => opensAt),
    ...(lapsesAt && !hasLapsed && (overdue !== "miss" || isLast) ? [lapsesAt] : []),
    ...(lookAgainAt ? [lookAgainAt] : []),
    ...(isMissed && facts.schedule.anchor === "completion" ? [now] : []),
  ];
  return {
    made: rows.flatMap(({ id, sequence, due, opensAt, status }) =>
      id || !due ? [] : [{ sequence, due, opensAt, status } as MadeOccurrence],
    ),
    withdrawn: withdrawn.map(({ id }) => id),
    opened: changedTo("open"),
    missed: changedTo("missed"),
    lapsed: current?.id && hasLapsed && overdue !== "miss" ? { id: current.id, goesTo: overdue === "pass" ? "next" : "all" } : null,
    wakeAt: moments.length === 0 ? null : new Date(Math.min(...moments.map(Number))),
  };
}

const isLive = ({ status }: Row): boolean => status === "open" || status === "in_progress";

/** Opens what is to open by now, one at a time. */
function openInTurn(rows: readonly Row[], { now, overdue }: TickFacts): void {
  for (const row of rows) {
    if (row.status !== "scheduled" || row.opensAt > now) continue;
    const live = rows.filter(isLive);
    // An older one, as an undo brings it back, does not put away what has opened since.
    const isTooLate = live.some(({ dueAt }) => overdue !== "miss" || dueAt > row.dueAt);
    if (!isTooLate) for (const one of live) one.status = "missed";
    row.status = isTooLate ? "missed" : "open";
  }
}

/** To the end of next week, and at least the next one. */
function fromCalendar({ schedule, since, passedUntil, taken, now, ...facts }: TickFacts): { fresh: Row[]; lookAgainAt: Date | null } {
  const nextWeek = weekAfter(now, schedule.timeZone);
  const horizon = weekAfter(nextWeek, schedule.timeZone);
  const fresh: Row[] = [];
  let before = passedUntil;
  for (const due of duesAfter(schedule, before && before > since ? before : since)) {
    const hasNext = (before ?? since) > now;
    if (hasNext && due.dueAt >= horizon) return { fresh, lookAgainAt: nextWeek };
    if (fresh.length === MOST_AT_ONCE) return { fresh, lookAgainAt: now };
    if (!taken.includes(due.dueLocal)) fresh.push(scheduled(facts.lastSequence + fresh.length + 1, due, before, facts));
    before = due.dueAt;
  }
  return { fresh, lookAgainAt: null };
}

/** One at a time: the next when the last is over. */
function afterTheLast(facts: TickFacts): { fresh: Row[]; lookAgainAt: null } {
  if (facts.unfinished.length > 0) return { fresh: [], lookAgainAt: null };
  const due = facts.together ? nextTogether(facts, facts.together) : nextAlone(facts);
  return { fresh: due ? [scheduled(facts.lastSequence + 1, due, null, facts)] : [], lookAgainAt: null };
}

const nextAlone = ({ schedule, since, lastSequence, lastCompletedAt, now }: TickFacts): Due | null =>
  lastSequence === 0 ? nextDue(schedule, since) : nextDueAfterCompletion(schedule, lastCompletedAt ?? now);

/** Where each follows from the one before, one is enough; of two, the one that people have seen stays. */
function superfluous({ schedule, unfinished, together }: TickFacts): readonly Occurrence[] {
  if (schedule.anchor === "due") return [];
  // By what follows from what: one that was sent back may be due after what followed from it.
  const inTurn = [...unfinished].sort((one, other) => one.sequence - other.sequence);
  const early = together ? unfinished.filter(({ dueAt }) => isAheadOf(together, dueAt)) : inTurn.slice(1);
  return early.filter(({ status }) => status === "scheduled");
}

/** A task opens with its day, but not before the one before it is late. */
function scheduled(sequence: number, due: Due, before: Date | null, facts: Pick<TickFacts, "graceMinutes">): Row {
  const opensAt = [dayOf(due), ...(before ? [graceEnd(before, facts)] : [])].reduce((a, b) => (a > b ? a : b));
  return {
    id: null,
    sequence,
    due,
    dueAt: due.dueAt,
    opensAt: opensAt < due.dueAt ? opensAt : due.dueAt,
    status: "scheduled",
    lapsedAt: null,
  };
}

const graceEnd = (dueAt: Date, { graceMinutes }: Pick<TickFacts, "graceMinutes">) => new Date(dueAt.getTime() + graceMinutes * 60_000);

function dayOf({ dueAt, timeZone }: Due): Date {
  const midnight = wallClock(dueAt, timeZone).toPlainDate().toPlainDateTime();
  return new Date(instantOf(midnight, timeZone).epochMilliseconds);
}

/** When the week after begins, on a Monday (ISO 8601). */
function weekAfter(instant: Date, timeZone: string): Date {
  const today: Temporal.PlainDate = wallClock(instant, timeZone).toPlainDate();
  const monday = today.add({ days: 8 - today.dayOfWeek }).toPlainDateTime();
  return new Date(instantOf(monday, timeZone).epochMilliseconds);
}
