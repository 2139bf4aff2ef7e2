import { z } from "zod";
import { TimeZone } from "../guild/guild.schema.js";

/** `2026-11-26T18:00`: a moment on a wall clock, without a zone. */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine((text) => z.iso.datetime({ local: true, precision: -1 }).safeParse(text).success);
/** `2026-12-25`. */
export const LocalDate = z.iso.date();

/** `due`: the calendar decides, whether or not it was done. `completion`: counted anew from each time it was done. */
export const ScheduleAnchor = z.enum(["due", "completion"]);
export type ScheduleAnchor = z.infer<typeof ScheduleAnchor>;

/** What 'the 31st' means in a shorter month: its last day, or none. */
export const MonthEnd = z.enum(["clamp", "skip"]);
export type MonthEnd = z.infer<typeof MonthEnd>;

/**
 * When a chore comes back. `rule` is the value of an RRULE (RFC 5545, 3.3.10) and `start` its DTSTART, both on the wall clock of `timeZone`;
 * so UNTIL is local too, without a Z. The rule is expanded on that wall clock and only then brought to an instant.
 */
export const Schedule = z
  .strictObject({
    rule: z.string().trim().min(1).max(300),
    start: LocalDateTime,
    timeZone: TimeZone,
    anchor: ScheduleAnchor.default("due"),
    /** Months in which it runs, 1 to 12; left out, all year. */
    season: z.array(z.int().min(1).max(12)).min(1).max(12).nullable().default(null),
    monthEnd: MonthEnd.default("clamp"),
    /** Local days on which it does not come. */
    exceptions: z.array(LocalDate).max(100).default([]),
  })
  .meta({ id: "Schedule" });
export type Schedule = z.infer<typeof Schedule>;
