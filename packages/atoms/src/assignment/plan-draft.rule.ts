import type { MemberId } from "../member/member.id.js";
import type { WhoMay } from "./assignment.schema.js";
import { bookEffort, owesShare } from "./book-effort.rule.js";
import { obstacleTo, type Participant } from "./eligibility.rule.js";
import { openPlaces } from "./pick-assignee.rule.js";
import type { PassedOver } from "./pick-reason.schema.js";
import { byLot } from "./seeded-order.rule.js";

export interface PlanMember extends Omit<Participant, "away"> {
  readonly balanceSeconds: number;
  /** Days on the guild's calendar, both included. */
  readonly absences: readonly { readonly from: string; readonly to: string }[];
  /** Eligible for at least one active chore. */
  readonly mayDoAny: boolean;
}

/** A task that goes to the lowest balance. One that another policy deals comes in pinned to whom it gives; one of mode `each` stays out. */
export interface PlanTask {
  readonly taskId: string;
  readonly day: string;
  readonly effortSeconds: number;
  readonly workersNeeded: number;
  readonly who: WhoMay;
  /** Whom it serves; null for all participants. */
  readonly audience: readonly MemberId[] | null;
  /** Who has it, whatever the plan says. */
  readonly pinned: readonly MemberId[];
}

/** What a task brings into a plan. */
export interface PlanDraft {
  readonly task: PlanTask;
  /** Who can be given a place, by lot. */
  readonly free: readonly MemberId[];
  readonly passedOver: readonly PassedOver[];
  /** How many places there are to give, as far as there is somebody for them. */
  readonly places: number;
  /** How many nobody can take. */
  readonly vacant: number;
  /** What a place moves its holder's balance by: nothing where nobody owes, as the doer is then charged. */
  readonly effort: number;
  /** What is booked whoever takes the places: the audience's charges, the credits of those pinned. */
  readonly fixed: readonly { readonly memberId: MemberId; readonly seconds: number }[];
}

/** A member as they stand on one day: what picks and bookings ask of them. */
export type OnDay = Omit<PlanMember, "absences"> & Pick<Participant, "away"> & { readonly isPresent: boolean };

export const onDay = (members: readonly PlanMember[], day: string): OnDay[] =>
  members.map((member) => {
    const isPresent = !member.absences.some(({ from, to }) => from <= day && day <= to);
    return { ...member, isPresent, away: isPresent ? null : { givenBack: null } };
  });

/** @param members as they stand on the task's day */
export function draftOf(task: PlanTask, members: readonly OnDay[], seed: string): PlanDraft {
  const passedOver: PassedOver[] = [];
  const able: MemberId[] = [];
  for (const member of members) {
    const because = obstacleTo(member, task.who) ?? (task.pinned.includes(member.memberId) ? "on_it" : null);
    if (because) passedOver.push({ memberId: member.memberId, because });
    else able.push(member.memberId);
  }
  const free = byLot(`${seed} ${task.taskId}`, able);
  const open = openPlaces(task.workersNeeded, task.pinned.length);
  const places = Math.min(open, free.length);

  const audience = members.filter(({ memberId, hasLeft }) => !hasLeft && (task.audience?.includes(memberId) ?? true));
  // Whoever takes the places, what the audience is charged and the pinned are credited is the same: any names will do to work it out.
  const doers = [...task.pinned, ...free.slice(0, places)];
  const moves = doers.length > 0 && audience.some(owesShare);
  const entries = moves ? bookEffort({ ...task, mode: "any", doers, audience }) : [];
  return {
    task,
    free,
    passedOver,
    places,
    vacant: open - places,
    effort: moves ? task.effortSeconds : 0,
    fixed: entries.filter(({ kind, memberId }) => kind === "charge" || task.pinned.includes(memberId)),
  };
}
