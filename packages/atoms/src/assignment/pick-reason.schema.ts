import { z } from "zod";
import { MemberId } from "../member/member.id.js";

/**
 * Why somebody could not be given it: they left, owe no share (weight 0), may not do it, are away, hold a place on it already, gave it back
 * (or it was passed on from them), are skipped this once, or had their turn in this round.
 */
export const PassedOver = z.object({
  memberId: MemberId,
  because: z.enum(["left", "no_share", "not_eligible", "away", "on_it", "handed_on", "skipped", "had_turn"]),
});
export type PassedOver = z.infer<typeof PassedOver>;

const passedOver = z.array(PassedOver);
/** Where what is measured is equal, the longest unserved goes first (null: never served), and then the lot that `seed` gives. */
const tie = { memberId: MemberId, lastServedAt: z.string().nullable() };

/** The first in `order` who is not passed over. */
export const OrderReason = z.object({
  code: z.enum(["fixed", "round_robin", "turn_runs", "turn_not_done"]),
  order: z.array(MemberId),
  passedOver,
});

/** The lowest balance, counting what is theirs to do already. In a week's `plan` that is all the rest of the week. */
export const LoadReason = z.object({
  code: z.enum(["least_load", "plan"]),
  considered: z.array(z.object({ ...tie, balanceSeconds: z.int(), assignedSeconds: z.int() })),
  passedOver,
  seed: z.string(),
});

/** The fewest points for their share of the work. */
export const PointsReason = z.object({
  code: z.literal("least_points"),
  considered: z.array(z.object({ ...tie, points: z.number(), weight: z.number() })),
  passedOver,
  seed: z.string(),
});

export const RecentReason = z.object({
  code: z.literal("least_recent"),
  considered: z.array(z.object(tie)),
  passedOver,
  seed: z.string(),
});

/** Drawn by lot from those who have not had it in this round. */
export const LotReason = z.object({ code: z.literal("random"), considered: z.array(MemberId), passedOver, seed: z.string() });

/** Given by a person, who answers for it. */
export const PinReason = z.object({ code: z.literal("pinned") });

/** Of a task that each does for themselves: all who can. */
export const EachReason = z.object({ code: z.literal("each"), passedOver });

/** Open to all who may, or nobody who can. */
export const NobodyReason = z.object({ code: z.enum(["open", "nobody"]), passedOver });

/** Why this one, as figures: whoever reads it can work the pick out again from here alone (`checkPick`), and doors say it in words. */
export const PickReason = z
  .discriminatedUnion("code", [OrderReason, LoadReason, PointsReason, RecentReason, LotReason, PinReason, EachReason, NobodyReason])
  .meta({ id: "PickReason" });
export type PickReason = z.infer<typeof PickReason>;

export const Picked = z.object({ memberId: MemberId.nullable(), reason: PickReason });
export type Picked = z.infer<typeof Picked>;
