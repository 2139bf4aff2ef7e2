import { z } from "zod";
import { AbsenceId, SkillId, Weight } from "@chorestree/atoms/assignment";
import { MemberId } from "@chorestree/atoms/member";
import { defineEvent } from "./define-event.js";

const Place = z.object({ memberId: MemberId, weight: Weight });
export const RotaJoined = defineEvent("rota.joined", 1, "memberId", Place);
export const RotaLeft = defineEvent("rota.left", 1, "memberId", z.object({ memberId: MemberId }));
export const RotaWeighted = defineEvent("rota.weighted", 1, "memberId", Place);
export const RotaSkilled = defineEvent(
  "rota.skilled",
  1,
  "memberId",
  z.object({ memberId: MemberId, skillId: SkillId, held: z.boolean() }),
);

/** Days on the guild's calendar, both included; no member: the whole house. */
const Away = z.object({ absenceId: AbsenceId, memberId: MemberId.nullable(), from: z.iso.date() });
export const AbsenceCreated = defineEvent(
  "absence.created",
  1,
  "absenceId",
  Away.extend({ to: z.iso.date(), givenBack: z.boolean().nullable() }),
);
/** `to` is the last day of it that stays; null where none does, since it had not begun before today. */
export const AbsenceEnded = defineEvent("absence.ended", 1, "absenceId", Away.extend({ to: z.iso.date().nullable() }));
