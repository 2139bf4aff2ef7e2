import type { MemberId } from "../member/member.id.js";
import type { WhoMay } from "./assignment.schema.js";
import { obstacleTo, type Participant } from "./eligibility.rule.js";
import type { PassedOver, Picked } from "./pick-reason.schema.js";

/**
 * Of what each does for themselves: everybody who may and is there that day, beside those who have it already. Where that is nobody, it is
 * nobody's, and says why.
 */
export function pickEach(participants: readonly Participant[], who: WhoMay, onIt: readonly MemberId[] = []): Picked[] {
  const passedOver = participants.flatMap((one): PassedOver[] => {
    const because = obstacleTo(one, who);
    return because ? [{ memberId: one.memberId, because }] : [];
  });
  const able = participants.filter(({ memberId }) => !passedOver.some((one) => one.memberId === memberId));
  if (able.length === 0 && onIt.length === 0) return [{ memberId: null, reason: { code: "nobody", passedOver } }];
  const others = able.filter(({ memberId }) => !onIt.includes(memberId));
  return others.map(({ memberId }) => ({ memberId, reason: { code: "each", passedOver } }));
}
