import { z } from "zod";
import { personalText } from "../kernel/personal-text.js";
import { MemberId } from "../member/member.id.js";
import { MemberRef } from "../member/member.schema.js";

export const SkillId = z.uuidv7().brand<"SkillId">();
export type SkillId = z.infer<typeof SkillId>;

/** What a skill is called in the guild: `boiler`, `driver`. Capitals make no other skill. */
export const SkillName = personalText(50);

/** A skill that nobody has held before is a new one. `held`: false takes it from them. */
export const SkillRotaInput = z.strictObject({ memberId: MemberRef, skill: SkillName, held: z.boolean().default(true) });
export type SkillRotaInput = z.infer<typeof SkillRotaInput>;

export const HeldSkill = z.object({ memberId: MemberId, skillId: SkillId, held: z.boolean() }).meta({ id: "HeldSkill" });
export type HeldSkill = z.infer<typeof HeldSkill>;

export const isSameSkill = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string => name.normalize("NFC").trim().toLowerCase();
