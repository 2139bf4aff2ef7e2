import { z } from "zod";
import { CompletionMode } from "../assignment/assignment.schema.js";
import { PickReason } from "../assignment/pick-reason.schema.js";
import { ChoreId } from "../chore/chore.schema.js";
import { Approval } from "../kernel/approval.js";
import { MemberView } from "../member/member.schema.js";
import { TaskId, TaskStatus } from "./task.schema.js";

/** One item of a task's checklist as a reader sees it. */
export const TaskItemView = z
  .object({
    item: z.int(),
    text: z.string(),
    /** Null: still to be done. */
    tickedBy: MemberView.nullable(),
    tickedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "TaskItem" });
export type TaskItemView = z.infer<typeof TaskItemView>;

/** Why a policy gave it to somebody, with everybody the figures name. */
export const WhyView = z.object({ reason: PickReason, people: z.array(MemberView) });
export type WhyView = z.infer<typeof WhyView>;

/** Somebody who has a place on a task. */
export const AssigneeView = z
  .object({
    member: MemberView,
    /** Has done their part, while others have not. */
    isDone: z.boolean(),
    /** Null where a person decided. */
    why: WhyView.nullable(),
  })
  .meta({ id: "Assignee" });
export type AssigneeView = z.infer<typeof AssigneeView>;

/** A task as a reader sees one: titles opened, people named, `overdue` derived at the moment of reading. */
export const TaskView = z
  .object({
    taskId: TaskId,
    choreId: ChoreId.nullable(),
    title: z.string(),
    status: TaskStatus,
    overdue: z.boolean(),
    mode: CompletionMode,
    /** How many places it has; of mode `each` one for each person. */
    workersNeeded: z.int(),
    assignees: z.array(AssigneeView),
    dueAt: z.iso.datetime().nullable(),
    timeZone: z.string(),
    /** From when it may be done; null for a task that somebody made, which may be done at once. */
    opensAt: z.iso.datetime().nullable(),
    effortMinutes: z.int(),
    approval: Approval,
    /** Of the chore as it was when the task was made, with the ticks of this task. */
    checklist: z.array(TaskItemView),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
    /** Who did it, together where they are several; before it is completed, who has done their part. */
    doers: z.array(MemberView),
    spentMinutes: z.int().nullable(),
    /** Its holder would rather have somebody else do it: this member, or anybody. */
    swap: z.object({ asked: MemberView.nullable(), expiresAt: z.iso.datetime() }).nullable(),
    version: z.int(),
  })
  .meta({ id: "Task" });
export type TaskView = z.infer<typeof TaskView>;
