import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { awayUntil, endAbsence, lastDayFrom, requireDays, requireFree } from "./absence-days.rule.js";
import { AbsenceInPast, AbsenceOver, AbsenceOverlaps, AbsenceReversed, AbsenceTooLong } from "./absence.errors.js";
import { type AbsenceDays, AbsenceId, LONGEST_ABSENCE_DAYS } from "./absence.schema.js";

const calendar = { today: "2026-11-25", timeZone: "Europe/Amsterdam" };
const mia = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");
const sam = MemberId.parse("0193a1b2-0000-7000-8000-000000000004");
const absence = (from: string, to: string, memberId: MemberId | null = mia): AbsenceDays => ({
  absenceId: AbsenceId.parse("0193a1b2-0000-7000-8000-000000000005"),
  memberId,
  from,
  to,
  givenBack: null,
});
const day = fc.integer({ min: 1, max: 60 }).map((days) => lastDayFrom("2026-11-01", days));
const span = fc.tuple(day, day).map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one }));

test("days run forwards, from today on, for a leap year at most", () => {
  expect(() => requireDays({ from: "2026-11-26", to: "2026-11-25" }, calendar)).toThrow(AbsenceReversed);
  expect(() => requireDays({ from: "2026-11-24", to: "2026-11-30" }, calendar)).toThrow(AbsenceInPast);
  const longest = lastDayFrom("2026-11-25", LONGEST_ABSENCE_DAYS);
  expect(longest).toBe("2027-11-25");
  expect(() => requireDays({ from: "2026-11-25", to: longest }, calendar)).not.toThrow();
  expect(() => requireDays({ from: "2026-11-25", to: "2027-11-26" }, calendar)).toThrow(AbsenceTooLong);
});

test("an absence is refused exactly when it shares a day with another", () => {
  const days = ({ from, to }: { from: string; to: string }) =>
    Array.from({ length: 61 }, (_, n) => lastDayFrom("2026-11-01", n + 1)).filter((one) => from <= one && one <= to);
  fc.assert(
    fc.property(span, span, (one, other) => {
      const shares = days(one).some((each) => days(other).includes(each));
      const refused = () => requireFree(one, [absence(other.from, other.to)], calendar);
      if (shares) expect(refused).toThrow(AbsenceOverlaps);
      else expect(refused).not.toThrow();
    }),
  );
});

test("who is back is there today, and the days that have been stay", () => {
  expect(endAbsence(absence("2026-11-20", "2026-11-30"), calendar)).toBe("2026-11-24");
  expect(endAbsence(absence("2026-11-24", "2026-11-25"), calendar)).toBe("2026-11-24");
  expect(endAbsence(absence("2026-11-25", "2026-11-30"), calendar)).toBeNull();
  expect(endAbsence(absence("2026-12-01", "2026-12-03"), calendar)).toBeNull();
  expect(() => endAbsence(absence("2026-11-01", "2026-11-24"), calendar)).toThrow(AbsenceOver);
});

test("somebody is away until the last day of what they or the house are in, and by nobody else's", () => {
  const house = absence("2026-11-25", "2026-11-28", null);
  expect(awayUntil(mia, [absence("2026-11-24", "2026-11-26"), house])).toBe("2026-11-28");
  expect(awayUntil(mia, [absence("2026-11-24", "2026-11-30"), house])).toBe("2026-11-30");
  expect(awayUntil(sam, [absence("2026-11-24", "2026-11-30")])).toBeNull();
});
