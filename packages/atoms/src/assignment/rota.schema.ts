import { z } from "zod";
import { MemberId } from "../member/member.id.js";
import { MemberRef, MemberView } from "../member/member.schema.js";

/** What somebody joins with. */
export const WHOLE_SHARE = 100;

/** In hundredths of a share: 100 is a whole one, 50 half; at 0 nothing is charged and nothing is picked. */
export const Weight = z.int().min(0).max(1000);

/** `memberId`: somebody else than whoever asks. */
export const JoinRotaInput = z.strictObject({ memberId: MemberRef.optional() });
export const LeaveRotaInput = JoinRotaInput;
export const WeightRotaInput = z.strictObject({ memberId: MemberRef, weight: Weight });
export type JoinRotaInput = z.infer<typeof JoinRotaInput>;
export type LeaveRotaInput = z.infer<typeof LeaveRotaInput>;
export type WeightRotaInput = z.infer<typeof WeightRotaInput>;

/** What joining and weighting answer. */
export const RotaPlace = z.object({ memberId: MemberId, weight: Weight }).meta({ id: "RotaPlace" });
export const LeftRota = z.object({ memberId: MemberId });
export type RotaPlace = z.infer<typeof RotaPlace>;
export type LeftRota = z.infer<typeof LeftRota>;

export const RotaMember = z
  .object({
    member: MemberView,
    weight: Weight,
    joinedAt: z.iso.datetime(),
    /** What their skills are called. */
    skills: z.array(z.string()),
    /** The last day of the absence that they, or the whole house, are in today; null for who is there. */
    awayUntil: z.iso.date().nullable(),
  })
  .meta({ id: "RotaMember" });
export type RotaMember = z.infer<typeof RotaMember>;

/** In the order in which they joined. Days are the guild's, in its zone. */
export const Rota = z.object({ members: z.array(RotaMember), timeZone: z.string() }).meta({ id: "Rota" });
export type Rota = z.infer<typeof Rota>;
