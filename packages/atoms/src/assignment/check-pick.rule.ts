import type { MemberId } from "../member/member.id.js";
import type { Picked, PickReason } from "./pick-reason.schema.js";
import { lot } from "./seeded-order.rule.js";

/**
 * Whether the figures in the reason make this pick and no other. Looks at the reason alone, and asks another question than the one who
 * picked: not 'who comes first', but 'does anybody come before them'.
 */
export function checkPick({ memberId, reason }: Picked): boolean {
  if (memberId === null) return reason.code === "open" || reason.code === "nobody";
  if (reason.code === "pinned") return true;
  if (reason.passedOver.some((one) => one.memberId === memberId)) return false;
  if (reason.code === "each") return true;
  if ("order" in reason) return isFirstInOrder(memberId, reason);
  if (!("considered" in reason)) return false;
  if (reason.code === "random")
    return (
      reason.considered.includes(memberId) &&
      reason.considered.every((other) => other === memberId || isBeforeByLot(memberId, other, reason.seed))
    );
  const rivals = rivalsOf(reason);
  const picked = rivals.find((one) => one.memberId === memberId);
  return picked !== undefined && rivals.every((other) => other === picked || holdsAgainst(picked, other, reason));
}

interface Rival {
  readonly memberId: MemberId;
  readonly figure: number;
  readonly lastServedAt: string | null;
}
type FiguresReason = Extract<PickReason, { code: "least_load" | "plan" | "least_points" | "least_recent" }>;

function rivalsOf(reason: FiguresReason): Rival[] {
  if (reason.code === "least_recent") return reason.considered.map((one) => ({ ...one, figure: 0 }));
  if (reason.code === "least_points") return reason.considered.map((one) => ({ ...one, figure: one.points / one.weight }));
  return reason.considered.map((one) => ({ ...one, figure: one.balanceSeconds + one.assignedSeconds }));
}

function holdsAgainst(picked: Rival, other: Rival, { code, seed }: FiguresReason): boolean {
  if (picked.figure !== other.figure) return picked.figure < other.figure;
  // In a plan either of two equals may have it: which one was found follows from the rest of the week.
  if (code === "plan") return true;
  if (picked.lastServedAt !== other.lastServedAt)
    return picked.lastServedAt === null || (other.lastServedAt !== null && picked.lastServedAt < other.lastServedAt);
  return isBeforeByLot(picked.memberId, other.memberId, seed);
}

function isFirstInOrder(memberId: MemberId, { order, passedOver }: Extract<PickReason, { order: unknown }>): boolean {
  const place = order.indexOf(memberId);
  return place >= 0 && order.slice(0, place).every((earlier) => passedOver.some((one) => one.memberId === earlier));
}

function isBeforeByLot(one: MemberId, other: MemberId, seed: string): boolean {
  const [mine, theirs] = [lot(seed, one), lot(seed, other)];
  return mine < theirs || (mine === theirs && one < other);
}
