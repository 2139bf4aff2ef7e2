import { z } from "zod";
import { MemberId } from "../member/member.id.js";

export const AbsenceId = z.uuidv7().brand<"AbsenceId">();
export type AbsenceId = z.infer<typeof AbsenceId>;

/** Away on these days of the guild's calendar, both included. */
export interface AbsenceDays {
  readonly absenceId: AbsenceId;
  /** None: the whole house. */
  readonly memberId: MemberId | null;
  readonly from: string;
  readonly to: string;
  readonly givenBack: boolean | null;
}
