import type { MemberId } from "../member/member.id.js";
import { byLot } from "./seeded-order.rule.js";

export interface Share {
  readonly memberId: MemberId;
  /** Only the proportion counts: whole numbers over 0. */
  readonly weight: number;
}

/**
 * Whole seconds for each, by weight, that add up to `seconds` to the second. The odd ones go one by one in an order that hangs on the task
 * and the member alone: nobody is always first, and working it out again gives the same.
 */
export function shareOut(seconds: number, among: readonly Share[], taskId: string): Map<MemberId, number> {
  const whole = among.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map(among.map(({ memberId, weight }) => [memberId, Math.floor((seconds * weight) / whole)]));
  const odd = seconds - [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (odd === 0) return shares;
  const first = byLot(taskId, [...shares.keys()]).slice(0, odd);
  for (const memberId of first) shares.set(memberId, (shares.get(memberId) ?? 0) + 1);
  return shares;
}
