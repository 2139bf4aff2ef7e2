import { checkSchedule } from "../schedule/check-schedule.rule.js";
import type { DueContext } from "../schedule/read-due.rule.js";
import { readSchedule } from "../schedule/read-schedule.rule.js";
import type { Schedule } from "../schedule/schedule.schema.js";
import { ChoreRepeatsTwice } from "./chore.errors.js";

/**
 * The schedule that somebody asks for, in words or whole; null for none, undefined where nothing is said of it.
 * @throws ChoreRepeatsTwice, RepeatUnreadable, RuleInvalid, RuleTooOften, RuleNeverFires, RuleStartTooFar
 */
export function scheduleAskedFor(
  { repeat, schedule }: { repeat?: string | null | undefined; schedule?: Schedule | null | undefined },
  context: DueContext,
): Schedule | null | undefined {
  if (typeof repeat === "string" && schedule) throw new ChoreRepeatsTwice({});
  if (typeof repeat === "string") return readSchedule(repeat, context);
  if (schedule) checkSchedule(schedule, context.now);
  return schedule === undefined ? repeat : schedule;
}
