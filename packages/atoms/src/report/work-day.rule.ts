import { dayOf } from "../schedule/wall-clock.rule.js";

/** The day on the guild's calendar, `2026-11-26`, on which something was done. @param timeZone IANA */
export const workDay = (at: Date, timeZone: string): string => dayOf(at, timeZone);
