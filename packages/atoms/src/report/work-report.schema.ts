import { z } from "zod";
import { MemberView } from "../member/member.schema.js";

/** A report covers at most so many days: a leap year. */
export const LONGEST_REPORT_DAYS = 366;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Both days are the guild's own and count. */
export const ShowWorkReportInput = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { code: "report.days_reversed" } })
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_REPORT_DAYS, { path: ["to"], params: { code: "report.too_long" } });
export type ShowWorkReportInput = z.infer<typeof ShowWorkReportInput>;

/** What one member got done on one day in the guild's zone. */
export const WorkReportRow = z
  .object({ member: MemberView, day: z.iso.date(), completed: z.int(), minutes: z.int() })
  .meta({ id: "WorkReportRow" });
export type WorkReportRow = z.infer<typeof WorkReportRow>;

/** By day, in a day by member. Days without work are left out. */
export const WorkReport = z.object({ rows: z.array(WorkReportRow) }).meta({ id: "WorkReport" });
export type WorkReport = z.infer<typeof WorkReport>;
