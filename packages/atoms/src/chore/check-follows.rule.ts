import type { Schedule } from "../schedule/schedule.schema.js";
import type { FollowedChore } from "./chore-dependency.schema.js";
import { ChoreFollowsItself, ChorePredecessorArchived, ChoreRepeatsAndFollows } from "./chore.errors.js";
import type { ChoreId } from "./chore.id.js";
import type { ChoreTree } from "./place-chore.rule.js";

/** `successorId` comes after `predecessorId`. */
export interface ChoreEdge {
  readonly successorId: ChoreId;
  readonly predecessorId: ChoreId;
}

export interface Following {
  /** Null for one that is still to be made: nothing follows it yet. */
  readonly choreId: ChoreId | null;
  readonly follows: readonly FollowedChore[];
  /** Those it follows already: one that was put away meanwhile need not be taken off the list first. */
  readonly before: readonly FollowedChore[];
}

/** A chore comes back by itself or after others: with both nobody could say when it comes. @throws ChoreRepeatsAndFollows */
export function checkOneOfBoth(schedule: Schedule | null | undefined, follows: readonly FollowedChore[] | null | undefined): void {
  if (schedule && follows && follows.length > 0) throw new ChoreRepeatsAndFollows({});
}

/**
 * Whether a chore may come after those. In a circle each would wait for the other for ever.
 * @param edges every dependency of the guild as it stands; those of the chore itself are looked at as they shall be
 * @throws ChoreNotFound, ChorePredecessorArchived, ChoreFollowsItself
 */
export function checkFollows(tree: ChoreTree, edges: readonly ChoreEdge[], { choreId, follows, before }: Following): void {
  const known = new Set(before.map((one) => one.choreId));
  for (const { choreId: predecessorId } of follows) {
    const { state } = tree.node(predecessorId);
    if (state === "archived" && !known.has(predecessorId)) throw new ChorePredecessorArchived({ choreId: predecessorId });
  }
  if (choreId === null) return;
  const above = new Map<ChoreId, ChoreId[]>([[choreId, follows.map((one) => one.choreId)]]);
  for (const { successorId, predecessorId } of edges) {
    if (successorId === choreId) continue;
    const others = above.get(successorId);
    if (others) others.push(predecessorId);
    else above.set(successorId, [predecessorId]);
  }
  const cycle = wayTo(choreId, choreId, above, new Set());
  if (cycle) throw new ChoreFollowsItself({ cycle: [...cycle, choreId].reverse().join(" ") });
}

/** From a chore by those it comes after to another one, that one left out; null where none leads there. Nobody is passed twice. */
function wayTo(goal: ChoreId, from: ChoreId, above: ReadonlyMap<ChoreId, readonly ChoreId[]>, seen: Set<ChoreId>): ChoreId[] | null {
  if (seen.has(from)) return null;
  seen.add(from);
  for (const next of above.get(from) ?? []) {
    if (next === goal) return [from];
    const way = wayTo(goal, next, above, seen);
    if (way) return [from, ...way];
  }
  return null;
}
