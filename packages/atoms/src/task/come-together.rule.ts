import { nextDue, nextDueAfterCompletion } from "../schedule/next-due.rule.js";
import type { Schedule } from "../schedule/schedule.schema.js";
import type { Due } from "../schedule/wall-clock.rule.js";
import type { TaskStatus } from "./task.schema.js";

/** A task of one of several chores that come together. */
export interface RoundTask extends Due {
  readonly status: TaskStatus;
  readonly madeAt: Date;
}

/** How far those are that come together, each round when all of the one before are over. */
export interface Together {
  /** Of all of them, what is not over yet, in the order in which it is due. */
  readonly unfinished: readonly RoundTask[];
  /** Whether there was a round before. */
  readonly hasBegun: boolean;
  /** When the last of the latest round was done; null where one of them was not. */
  readonly lastCompletedAt: Date | null;
}

interface Member {
  readonly schedule: Schedule;
  readonly since: Date;
  readonly passedUntil: Date | null;
  readonly taken: readonly string[];
  readonly now: Date;
}

/**
 * When one of several that come together comes next; null while others are at a round that it has had, or that had opened before it came to
 * them. Whoever asks first when all are over begins the round, and the others join it: so all are due at once. @throws RuleInvalid, RuleTooOften
 */
export function nextTogether(
  { schedule, since, passedUntil, taken, now }: Member,
  { unfinished, hasBegun, lastCompletedAt }: Together,
): Due | null {
  const [first] = unfinished;
  if (!first) return hasBegun ? nextDueAfterCompletion(schedule, lastCompletedAt ?? now) : nextDue(schedule, since);
  const { dueAt, dueLocal, timeZone } = first;
  const hadIt = taken.includes(dueLocal) || (passedUntil !== null && passedUntil >= dueAt);
  const isOneRound = unfinished.every((one) => one.dueLocal === dueLocal);
  const isOpenToAll = unfinished.every(({ status, madeAt }) => status === "scheduled" || madeAt >= since);
  return isOneRound && isOpenToAll && !hadIt ? { dueAt, dueLocal, timeZone } : null;
}

/** Made for a round that came too early, since something of the one before is to be done after all. */
export const isAheadOf = ({ unfinished: [first] }: Together, dueAt: Date): boolean => first !== undefined && first.dueAt < dueAt;
