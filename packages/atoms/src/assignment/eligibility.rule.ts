import type { MemberId } from "../member/member.id.js";
import type { WhoMay } from "./assignment.schema.js";
import type { PassedOver } from "./pick-reason.schema.js";

/** Somebody who joined the rota, as they stand on the day of the task. */
export interface Participant {
  readonly memberId: MemberId;
  /** In hundredths of a share: 100 is a whole one; 0 is never picked. */
  readonly weight: number;
  /** Discord role ids. */
  readonly roles: readonly string[];
  readonly skills: readonly string[];
  readonly hasLeft: boolean;
  /** Away on that day; `givenBack` is what the absence itself says of turns, where it says something. */
  readonly away: { readonly givenBack: boolean | null } | null;
}

/** Whether they may do it at all, away or not. */
export const mayDo = (who: WhoMay, { memberId, roles, skills }: Pick<Participant, "memberId" | "roles" | "skills">): boolean =>
  ((who.members.length === 0 && who.roles.length === 0) ||
    who.members.includes(memberId) ||
    who.roles.some((role) => roles.includes(role))) &&
  who.skills.every((skill) => skills.includes(skill));

/** Why it cannot be theirs on that day; null where it can. */
export function obstacleTo(participant: Participant, who: WhoMay): PassedOver["because"] | null {
  if (participant.hasLeft) return "left";
  if (participant.weight <= 0) return "no_share";
  if (!mayDo(who, participant)) return "not_eligible";
  return participant.away ? "away" : null;
}
