import { z } from "zod";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";
import { MemberRef } from "../member/member.schema.js";
import { OneTask } from "./task.schema.js";

/** Whether it was done. `not_done`: after all it was not. */
export const Verdict = z.enum(["done", "not_done"]);
export type Verdict = z.infer<typeof Verdict>;

/**
 * What was otherwise; what is left out stays. `when` is free text read in the guild's zone (`yesterday 18:00`, `gisteren`) or an ISO 8601
 * instant.
 */
export const CorrectTaskInput = OneTask.extend({
  reason: personalText(500),
  doer: MemberRef.optional(),
  /** Who did it with `doer`. */
  with: z.array(MemberRef).max(19).optional(),
  when: z.string().trim().min(1).max(100).optional(),
  minutes: EffortMinutes.optional(),
  verdict: Verdict.optional(),
});
export type CorrectTaskInput = z.infer<typeof CorrectTaskInput>;
