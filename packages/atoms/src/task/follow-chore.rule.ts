import { Temporal } from "temporal-polyfill";
import type { FollowedChore } from "../chore/chore-dependency.schema.js";
import type { ChoreId } from "../chore/chore.id.js";
import type { OverduePolicy } from "../chore/chore.schema.js";
import { afterDelay } from "../schedule/after-delay.rule.js";
import { type Due, dueAt } from "../schedule/wall-clock.rule.js";
import type { TaskId } from "./task.schema.js";
import type { MadeOccurrence, Occurrence, Tick } from "./tick-chore.rule.js";

/** A task of a chore that is followed: when it was done, null where it is not (any more). */
export interface FollowedTask {
  readonly taskId: TaskId;
  readonly choreId: ChoreId;
  readonly completedAt: Date | null;
}

/** One that has been done, and the task that came of it; null where none has. */
export type Completion = FollowedTask & { readonly completedAt: Date; readonly usedBy: TaskId | null };

/** A task of the chore that follows, not over yet. */
export interface Follower extends Occurrence {
  /** On which wall-clock time it came; where it was sent back with a new due, no longer when it is due. */
  readonly dueLocal: string;
  readonly openedAt: Date | null;
  /** Whether a person has done or said anything with it; what the clock did does not count. */
  readonly isTouched: boolean;
  /** Of what it came; nothing for one that its chore's schedule of before made. */
  readonly from: readonly FollowedTask[];
}

/** `isOver`: put away, so that nobody waits for it. What came of it before stays. */
export type Followed = FollowedChore & { readonly isOver: boolean };

export interface FollowFacts {
  readonly follows: readonly Followed[];
  readonly timeZone: string;
  readonly overdue: OverduePolicy;
  readonly graceMinutes: number;
  /** Done since the chore follows and was active, in that order; those that a task came of which is over may be left out. */
  readonly completions: readonly Completion[];
  /** In the order in which they are due. */
  readonly unfinished: readonly Follower[];
  readonly lastSequence: number;
  /** The wall-clock times for which there was a task that is over. */
  readonly taken: readonly string[];
  readonly now: Date;
}

export interface FollowTick extends Omit<Tick, "made"> {
  readonly made: readonly (MadeOccurrence & { readonly from: readonly TaskId[] })[];
  /** Opened by the clock, and what they came of turned out not to be done: they are cancelled. */
  readonly takenBack: readonly TaskId[];
}

/** One that opens when it is due has at least an hour before it goes to somebody else. */
export const LEAST_GRACE_MINUTES = 60;

interface Round {
  readonly from: readonly TaskId[];
  readonly due: Due;
}

interface Row {
  readonly id: TaskId | null;
  readonly dueAt: Date;
  readonly openedAt: Date | null;
  readonly lapsedAt: Date | null;
  readonly round: Round | null;
  status: Occurrence["status"];
}

const UNMADE = { id: null, openedAt: null, lapsedAt: null, status: "scheduled" } as const;

/**
 * What becomes of the tasks of a chore that comes after others. What was done and brought nothing yet is gone through in order, and a round
 * is full with one of each: it brings one task. Asked again at the same moment, once that is done, it asks for nothing.
 */
export function followChore(facts: FollowFacts): FollowTick {
  const { unfinished, lastSequence, now, overdue } = facts;
  const withdrawn = amiss(facts);
  const takenBack = unfinished.filter((one) => one.status === "open" && !one.isTouched && !isFull(one));
  const kept = unfinished.filter((one) => !withdrawn.includes(one) && !takenBack.includes(one));
  const rounds = roundsOf(facts, kept, [...facts.taken, ...takenBack.map(({ dueLocal }) => dueLocal)]);

  const rows = [
    ...kept.map((one): Row => ({ ...one, round: null })),
    ...rounds.map((round): Row => ({ ...UNMADE, dueAt: round.due.dueAt, round })),
  ].sort((one, other) => Number(one.dueAt) - Number(other.dueAt));
  openInTurn(rows, facts);

  const lapses = rows.flatMap((row) => lapseOf(row, facts));
  const lapsed = lapses.find(({ id, at }) => id !== null && at <= now);
  const statusBefore = new Map(kept.map(({ id, status }) => [id, status]));
  const changedTo = (status: Row["status"]) =>
    rows.flatMap((row) => (row.id && row.status === status && statusBefore.get(row.id) !== status ? [row.id] : []));
  const moments = [
    ...rows.filter(({ status, dueAt }) => status === "scheduled" && dueAt > now).map((row) => row.dueAt),
    ...lapses.filter((lapse) => lapse !== lapsed).map(({ at }) => at),
  ];
  return {
    made: rows
      .flatMap(({ round, status }) => (round ? [{ ...round, opensAt: round.due.dueAt, status: status as MadeOccurrence["status"] }] : []))
      .map((one, index) => ({ ...one, sequence: lastSequence + index + 1 })),
    withdrawn: withdrawn.map(({ id }) => id),
    takenBack: takenBack.map(({ id }) => id),
    opened: changedTo("open"),
    missed: changedTo("missed"),
    lapsed: lapsed?.id ? { id: lapsed.id, goesTo: overdue === "pass" ? "next" : "all" } : null,
    // What waits for another one to be over is looked at by whoever ends that.
    wakeAt: moments.length === 0 ? null : new Date(Math.min(...moments.map(Number))),
  };
}

/** Not opened, and not as it would be made now. A change of the chore makes them all anew, so that only what they came of is looked at. */
function amiss({ unfinished, follows, timeZone, taken }: FollowFacts): Follower[] {
  const isFree = ({ status, isTouched }: Follower) => status === "scheduled" && !isTouched;
  const times = new Set([...taken, ...unfinished.filter((one) => !isFree(one)).map(({ dueLocal }) => dueLocal)]);
  return unfinished.filter(isFree).filter(({ from, dueLocal }) => {
    const due = from.every(({ completedAt }) => completedAt !== null) ? latest(from, follows, timeZone) : null;
    const isRight = due !== null && freeFrom(due, times).dueLocal === dueLocal;
    if (isRight) times.add(dueLocal);
    return !isRight;
  });
}

/** Of each that it came of one is still done. */
const isFull = ({ from }: Follower): boolean =>
  from.every(({ choreId }) => from.some((one) => one.choreId === choreId && one.completedAt !== null));

function roundsOf({ follows, completions, timeZone }: FollowFacts, kept: readonly Follower[], taken: readonly string[]): Round[] {
  const awaited = follows.filter(({ isOver }) => !isOver);
  if (awaited.length === 0) return [];
  const times = new Set([...taken, ...kept.map(({ dueLocal }) => dueLocal)]);
  const rounds: Round[] = [];
  let open: Completion[] = [];
  for (const completion of completions) {
    if (kept.some(({ id }) => id === completion.usedBy) || !awaited.some(({ choreId }) => choreId === completion.choreId)) continue;
    open.push(completion);
    const due = awaited.every(({ choreId }) => open.some((one) => one.choreId === choreId)) ? latest(open, awaited, timeZone) : null;
    if (!due) continue;
    const free = freeFrom(due, times);
    times.add(free.dueLocal);
    rounds.push({ from: open.map(({ taskId }) => taskId), due: free });
    open = [];
  }
  return rounds;
}

/** Each with its own delay; null where none of them is done. */
function latest(from: readonly FollowedTask[], follows: readonly FollowedChore[], timeZone: string): Due | null {
  const dues = from.flatMap(({ choreId, completedAt }) => {
    const followed = follows.find((one) => one.choreId === choreId);
    return followed && completedAt ? [afterDelay(completedAt, followed.delayMinutes, timeZone)] : [];
  });
  return dues.reduce<Due | null>((one, other) => (one && one.dueAt >= other.dueAt ? one : other), null);
}

/** Two of the same minute would be taken for one: the second is due a minute later. */
function freeFrom(due: Due, taken: ReadonlySet<string>): Due {
  let free = due;
  while (taken.has(free.dueLocal)) free = dueAt(Temporal.Instant.fromEpochMilliseconds(free.dueAt.getTime() + 60_000), free.timeZone);
  return free;
}

/** One at a time. `miss`: the next puts the one before away; else it waits until that one is over, since each stands for work of its own. */
function openInTurn(rows: readonly Row[], { now, overdue }: FollowFacts): void {
  for (const row of rows) {
    if (row.status !== "scheduled" || row.dueAt > now) continue;
    const live = rows.filter(isLive);
    if (live.length > 0 && overdue !== "miss") return;
    for (const one of live) if (one.dueAt <= row.dueAt) one.status = "missed";
    row.status = "open";
  }
}

const isLive = ({ status }: Pick<Row, "status">): boolean => status === "open" || status === "in_progress";

/** Its grace begins when it opens, which may be later than it was due. */
function lapseOf(row: Row, { overdue, graceMinutes, now }: FollowFacts): { id: TaskId | null; at: Date }[] {
  if ((overdue !== "pass" && overdue !== "steal") || !isLive(row) || row.lapsedAt) return [];
  const from = Math.max(Number(row.dueAt), Number(row.openedAt ?? now));
  return [{ id: row.id, at: new Date(from + Math.max(graceMinutes, LEAST_GRACE_MINUTES) * 60_000) }];
}
