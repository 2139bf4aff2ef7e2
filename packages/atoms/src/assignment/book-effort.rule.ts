import type { MemberId } from "../member/member.id.js";
import type { CompletionMode } from "./assignment.schema.js";
import { shareOut } from "./share-out.rule.js";

/** A row of the effort ledger: written once, never changed. Over all members the rows of a task add up to zero. */
export interface EffortEntry {
  readonly taskId: string;
  readonly memberId: MemberId;
  readonly kind: "credit" | "charge";
  /** Signed, and whole: a credit is positive and a charge negative, in a reversal the other way round. */
  readonly seconds: number;
  /** The day on the guild's calendar by which the window goes, `2026-11-26`. */
  readonly day: string;
}

/** One of those whom a task serves. What is asked is how things stood on the day of the entry. */
export interface AudienceMember {
  readonly memberId: MemberId;
  /** In hundredths of a share: 100 is a whole one. At 0 nothing is charged. */
  readonly weight: number;
  readonly isPresent: boolean;
  /** Eligible for at least one active chore: a guest who may do nothing owes nothing. */
  readonly mayDoAny: boolean;
}

export interface CountedWork {
  /** The task's id; this slice stands before the tasks. */
  readonly taskId: string;
  /** What one worker is expected to spend, from the task's snapshot. */
  readonly effortSeconds: number;
  readonly mode: CompletionMode;
  readonly workersNeeded: number;
  /** Who did it, after a swap too; at least one, each once. */
  readonly doers: readonly MemberId[];
  /** The participants, or the chore's own list; those who have left are not among them. */
  readonly audience: readonly AudienceMember[];
  readonly day: string;
}

/**
 * What is written when a completion counts. Each doer is credited one worker's effort, more doers than were needed split what was needed;
 * the audience is charged for all of it, by weight. Where nobody owes, or each does it for themselves, the doer is charged: nothing moves.
 */
export function bookEffort({ taskId, effortSeconds, mode, workersNeeded, doers, audience, day }: CountedWork): EffortEntry[] {
  const workers = mode === "each" ? doers.length : Math.min(doers.length, workersNeeded);
  const total = effortSeconds * workers;
  const credits = shareOut(total, doers.map(wholeShare), taskId);
  const debtors = mode === "each" ? [] : audience.filter(owesShare);
  const charges = debtors.length > 0 ? shareOut(total, debtors, taskId) : credits;
  const rows = (kind: EffortEntry["kind"], shares: ReadonlyMap<MemberId, number>, sign: 1 | -1): EffortEntry[] =>
    [...shares].filter(([, share]) => share > 0).map(([memberId, share]) => ({ taskId, memberId, kind, seconds: sign * share, day }));
  return [...rows("credit", credits, 1), ...rows("charge", charges, -1)];
}

/** The opposite of each row, dated as the original, so that both leave the window together. */
export const reverseEffort = (entries: readonly EffortEntry[]): EffortEntry[] =>
  entries.map((entry) => ({ ...entry, seconds: -entry.seconds }));

/** The entries of one task, one for each member, kind and day; what comes to nothing is left out. */
export function addedUp(entries: readonly EffortEntry[]): EffortEntry[] {
  const sums = new Map<string, EffortEntry>();
  for (const entry of entries) {
    const key = `${entry.memberId} ${entry.kind} ${entry.day}`;
    sums.set(key, { ...entry, seconds: (sums.get(key)?.seconds ?? 0) + entry.seconds });
  }
  return [...sums.values()].filter(({ seconds }) => seconds !== 0);
}

/** Which day an entry goes by: the day it was due, or the day it was done where there is none or it is earlier. Days on the guild's calendar. */
export const effortDay = (dueDay: string | null, doneDay: string): string => (dueDay !== null && dueDay < doneDay ? dueDay : doneDay);

/** Whether a share of what is done on that day is charged to them. */
export const owesShare = ({ weight, isPresent, mayDoAny }: AudienceMember): boolean => weight > 0 && isPresent && mayDoAny;

const wholeShare = (memberId: MemberId) => ({ memberId, weight: 1 });
