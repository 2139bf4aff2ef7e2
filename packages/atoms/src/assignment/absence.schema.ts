import { z } from "zod";
import { MemberId } from "../member/member.id.js";
import { MemberRef, MemberView } from "../member/member.schema.js";

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

/** An absence, and what is asked for at once, cover at most so many days: a leap year. */
export const LONGEST_ABSENCE_DAYS = 366;

/** So many days from today count as soon. */
export const SOON_DAYS = 28;

const day = z.string().trim().min(1).max(100);

/**
 * Days are free text read in the guild's zone (`saturday`, `24 dec`, `maandag`) or ISO 8601 dates. `from` left out is today, `to` left
 * out is that one day. Neither member nor house: whoever asks. `givenBack`: whether turns that come meanwhile are given back.
 */
export const CreateAbsenceInput = z.strictObject({
  memberId: MemberRef.optional(),
  house: z.boolean().optional(),
  from: day.optional(),
  to: day.optional(),
  givenBack: z.boolean().optional(),
});
export const EndAbsenceInput = z.strictObject({ absenceId: AbsenceId });
/** Left out: from today, and what comes soon. */
export const ListAbsencesInput = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });
export type CreateAbsenceInput = z.infer<typeof CreateAbsenceInput>;
export type EndAbsenceInput = z.infer<typeof EndAbsenceInput>;
export type ListAbsencesInput = z.infer<typeof ListAbsencesInput>;

const Days = z.object({ absenceId: AbsenceId, from: z.iso.date(), to: z.iso.date(), givenBack: z.boolean().nullable() });

export const CreatedAbsence = Days.extend({ memberId: MemberId.nullable(), timeZone: z.string() }).meta({ id: "CreatedAbsence" });
/** `to` is the last day that stays on record; null where there was none before today, and the absence is gone. */
export const EndedAbsence = z
  .object({
    absenceId: AbsenceId,
    memberId: MemberId.nullable(),
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    timeZone: z.string(),
  })
  .meta({ id: "EndedAbsence" });
/** `member` is null for the whole house. */
export const AbsenceView = Days.extend({ member: MemberView.nullable() }).meta({ id: "Absence" });
/** The earliest first. Days are the guild's, in its zone. */
export const AbsenceList = z.object({ items: z.array(AbsenceView), today: z.iso.date(), timeZone: z.string() }).meta({ id: "AbsenceList" });
export type CreatedAbsence = z.infer<typeof CreatedAbsence>;
export type EndedAbsence = z.infer<typeof EndedAbsence>;
export type AbsenceView = z.infer<typeof AbsenceView>;
export type AbsenceList = z.infer<typeof AbsenceList>;
