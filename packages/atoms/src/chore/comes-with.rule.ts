import { ChoreWholeTreeNeedsRepeat } from "./chore.errors.js";
import type { ChoreView } from "./chore.schema.js";

/** A chore on the way down to another one, as far as what brings it goes. */
export interface Comer {
  /** By a repeat of its own or after others: what stands above brings neither it nor what is below it. */
  readonly comesByItself: boolean;
  /** Its repeat brings all that is below it too. */
  readonly isWholeTree: boolean;
}

/**
 * The chore above whose repeat brings the last of a path too; undefined where it comes by itself or by hand.
 * @param path from the top down to the chore itself
 */
export function comesWith<Node extends Comer>(path: readonly Node[]): Node | undefined {
  if (path.at(-1)?.comesByItself) return undefined;
  const nearest = path.slice(0, -1).findLast(({ comesByItself }) => comesByItself);
  return nearest?.isWholeTree ? nearest : undefined;
}

/** Whether tasks come of it without anybody making them. */
export const comesBack = (chore: Pick<ChoreView, "state" | "restsWith" | "schedule" | "follows" | "comesWith">): boolean =>
  chore.state === "active" && chore.restsWith === null && hasRepeat(chore);

/** The same, whether or not it rests at the moment. */
export const hasRepeat = ({ schedule, follows, comesWith: leader }: Pick<ChoreView, "schedule" | "follows" | "comesWith">): boolean =>
  schedule !== null || follows.length > 0 || leader !== null;

/**
 * Since when all below comes with a chore; null where it does not. One that has no repeat brings nobody.
 * @param asked undefined where nothing is said of it
 * @throws ChoreWholeTreeNeedsRepeat
 */
export function wholeTreeSince(
  asked: boolean | undefined,
  { before, hasSchedule, now }: { before: Date | null; hasSchedule: boolean; now: Date },
): Date | null {
  if (asked && !hasSchedule) throw new ChoreWholeTreeNeedsRepeat({});
  if (!hasSchedule || asked === false) return null;
  return before ?? (asked ? now : null);
}
