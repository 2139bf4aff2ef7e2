import type { MemberId } from "../member/member.id.js";
import type { AssignmentPolicy, Rotation } from "./assignment.schema.js";
import type { Participant } from "./eligibility.rule.js";
import type { PassedOver, Picked } from "./pick-reason.schema.js";

/** A participant with the figures that the policies compare. */
export interface Contender extends Participant {
  /** From the effort ledger, over the window. */
  readonly balanceSeconds: number;
  /** Effort of what is theirs to do and not booked yet. */
  readonly assignedSeconds: number;
  /** Points earned, and those of what is theirs to do. */
  readonly points: number;
  /** When what they were given last was due, or done: an ISO 8601 instant; null for never. */
  readonly lastServedAt: string | null;
}

/** A turn to be dealt by one policy. */
export interface Dealing {
  readonly policy: AssignmentPolicy;
  readonly rotation: Rotation;
  /** Those who can be given it. */
  readonly free: readonly Contender[];
  /** All others. */
  readonly passedOver: readonly PassedOver[];
  /** Whether a turn that comes while they are away is given back. */
  readonly keepsPlace: (memberId: MemberId) => boolean;
  readonly seed: string;
}

export interface Dealt {
  readonly picked: Picked & { memberId: MemberId };
  readonly rotation: Rotation;
}
