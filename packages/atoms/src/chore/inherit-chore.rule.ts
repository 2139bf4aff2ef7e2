import type { AssignmentPolicy } from "../assignment/assignment.schema.js";
import type { Approval } from "../kernel/approval.js";
import { DEFAULT_EFFORT_MINUTES } from "../kernel/effort.js";
import type { Schedule } from "../schedule/schedule.schema.js";
import { comesWith } from "./comes-with.rule.js";
import { type ChoreId, type ChoreState, ChoreTrait, type ChoreView, type OverduePolicy } from "./chore.schema.js";

/** What a chore says of itself; null for what it takes from the one above. */
export interface OwnTraits {
  readonly effortMinutes: number | null;
  readonly approval: Approval | null;
  readonly overdue: OverduePolicy | null;
  readonly graceMinutes: number | null;
  readonly assignment: AssignmentPolicy | null;
}

export interface ChoreOnPath extends OwnTraits {
  readonly id: ChoreId;
  readonly state: ChoreState;
  readonly activeSince: Date;
  readonly schedule: Schedule | null;
  readonly scheduledSince: Date | null;
  readonly wholeTreeSince: Date | null;
}

/** A chore as it is by itself and by those above it. */
export type Inherited = Pick<ChoreView, ChoreTrait | "own" | "restsWith" | "wholeTree" | "comesWith"> & {
  /** From when on its schedule, or that of the chore it comes with, brings tasks; null without one. */
  readonly since: Date | null;
  /** From when on it and all above it were active where they stand. */
  readonly activeSince: Date;
};

/**
 * Of each trait the nearest above that says it holds; where none does, what the house has for all. A chore rests with whatever rests above
 * it, and comes back from when all of them were active where they stand.
 * @param path from the top down to the chore itself
 * @param isFollower whether a chore comes after others
 */
export function inheritChore(
  path: readonly [...ChoreOnPath[], ChoreOnPath],
  isFollower: (id: ChoreId) => boolean = () => false,
): Inherited {
  const nearest = <Trait extends ChoreTrait>(trait: Trait) => path.findLast((one) => one[trait] !== null)?.[trait] ?? null;
  const [itself] = path.slice(-1) as [ChoreOnPath];
  const leader = comesWith(
    path.map((one) => ({ ...one, comesByItself: one.schedule !== null || isFollower(one.id), isWholeTree: one.wholeTreeSince !== null })),
  );
  const scheduledSince = [leader?.scheduledSince ?? itself.scheduledSince, leader?.wholeTreeSince].filter(
    (moment) => moment instanceof Date,
  );
  const activeSince = latest(path.map((one) => one.activeSince));
  return {
    effortMinutes: nearest("effortMinutes") ?? DEFAULT_EFFORT_MINUTES,
    approval: nearest("approval") ?? "none",
    overdue: nearest("overdue") ?? "stay",
    graceMinutes: nearest("graceMinutes") ?? 0,
    assignment: nearest("assignment"),
    own: ChoreTrait.options.filter((trait) => itself[trait] !== null),
    restsWith: path.slice(0, -1).find(({ state }) => state !== "active")?.id ?? null,
    wholeTree: itself.wholeTreeSince !== null,
    comesWith: leader?.schedule ? { choreId: leader.id, schedule: leader.schedule } : null,
    since: scheduledSince.length === 0 ? null : latest([...scheduledSince, activeSince]),
    activeSince,
  };
}

const latest = (moments: readonly Date[]): Date => new Date(Math.max(...moments.map(Number)));
