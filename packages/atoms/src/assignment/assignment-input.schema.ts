import { z } from "zod";
import { snowflake } from "../kernel/snowflake.js";
import { MemberRef } from "../member/member.schema.js";
import { AbsenceRule, CompletionMode, PickPolicy, TurnAdvance, TurnCadence, WorkersNeeded } from "./assignment.schema.js";
import { SkillName } from "./skill.schema.js";

/** Who does it: an `AssignmentPolicy` in which members may be named as from outside. What is left out is as nobody said it. */
export const AssignmentInput = z.strictObject({
  how: PickPolicy,
  mode: CompletionMode.default("any"),
  /** How many a task takes; left out, one, or of mode `all` each of those who are named. */
  workersNeeded: WorkersNeeded.optional(),
  who: z
    .strictObject({
      members: z.array(MemberRef).max(200).default([]),
      roles: z.array(snowflake()).max(50).default([]),
      skills: z.array(SkillName).max(20).default([]),
    })
    .prefault({}),
  cadence: TurnCadence.default("task"),
  advance: TurnAdvance.default("time"),
  absence: AbsenceRule.default("lose"),
});
export type AssignmentInput = z.infer<typeof AssignmentInput>;
