import { z } from "zod";
import { CompletionMode } from "../assignment/assignment.schema.js";
import { ChoreId } from "../chore/chore.schema.js";
import { MemberView } from "../member/member.schema.js";
import { TaskId, TaskStatus } from "./task.schema.js";
import { WhyView } from "./task-view.schema.js";

/** One task of the week to come: who has it, or is to have it as things stand. */
export const PlannedTask = z
  .object({
    taskId: TaskId,
    choreId: ChoreId.nullable(),
    title: z.string(),
    status: TaskStatus,
    dueAt: z.iso.datetime(),
    /** On the guild's calendar. */
    day: z.iso.date(),
    effortMinutes: z.int(),
    mode: CompletionMode,
    workersNeeded: z.int(),
    /** One for each place that somebody has or is to have. */
    assignees: z.array(
      z.object({
        member: MemberView,
        /** Given by hand, or taken: the plan goes around it. */
        isSettled: z.boolean(),
        /** Null where a person decided. */
        why: WhyView.nullable(),
      }),
    ),
  })
  .meta({ id: "PlannedTask" });
export type PlannedTask = z.infer<typeof PlannedTask>;

/** The week from today, and everyone's effort balance now and when all of it is done as planned. */
export const WeekPlanView = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    tasks: z.array(PlannedTask),
    balances: z.array(z.object({ member: MemberView, beforeSeconds: z.int(), afterSeconds: z.int() })),
  })
  .meta({ id: "WeekPlan" });
export type WeekPlanView = z.infer<typeof WeekPlanView>;
