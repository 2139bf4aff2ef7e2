import { z } from "zod";
import { ChoreId } from "../chore/chore.schema.js";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";
import { MemberId } from "../member/member.id.js";
import { MemberView } from "../member/member.schema.js";

export const TaskId = z.uuidv7().brand<"TaskId">();
export const TaskStatus = z.enum(["scheduled", "open", "in_progress", "submitted", "completed", "skipped", "missed", "cancelled"]);
export type TaskId = z.infer<typeof TaskId>;
export type TaskStatus = z.infer<typeof TaskStatus>;

/** All that the rules may know of a task; the stored entity has more. */
export interface TaskFacts {
  readonly id: TaskId;
  readonly status: TaskStatus;
  readonly assigneeId: MemberId | null;
  readonly approval: "none" | "required";
  /** None for a task without a due date: it is never late. */
  readonly dueAt: Date | null;
  /** Never, for one that was over before anybody could have done it. */
  readonly openedAt: Date | null;
  readonly effortMinutes: number;
}

// One schema for the REST body and the slash command's options; every act on a task answers with its status after the act.

/** `due` is free text read in the guild's zone (`tomorrow 18:00`, `morgen 18u`) or an ISO 8601 instant. A chore gives title and effort where they are left out. */
export const CreateTaskInput = z.strictObject({
  title: personalText(100).optional(),
  choreId: ChoreId.optional(),
  due: z.string().trim().min(1).max(100).optional(),
  effortMinutes: EffortMinutes.optional(),
});
export const ClaimTaskInput = z.strictObject({ taskId: TaskId });
export const StartTaskInput = z.strictObject({ taskId: TaskId });
export const CompleteTaskInput = z.strictObject({ taskId: TaskId, note: personalText(500).optional() });

export const CreatedTask = z.object({ taskId: TaskId, dueAt: z.iso.datetime().nullable() });
export const ClaimedTask = z.object({ taskId: TaskId, status: TaskStatus });
export const StartedTask = z.object({ taskId: TaskId, status: TaskStatus });
export const CompletedTask = z.object({ taskId: TaskId, status: TaskStatus, onTime: z.boolean(), creditedMinutes: z.int() });

export type CreateTaskInput = z.infer<typeof CreateTaskInput>;
export type ClaimTaskInput = z.infer<typeof ClaimTaskInput>;
export type StartTaskInput = z.infer<typeof StartTaskInput>;
export type CompleteTaskInput = z.infer<typeof CompleteTaskInput>;
export type CreatedTask = z.infer<typeof CreatedTask>;
export type ClaimedTask = z.infer<typeof ClaimedTask>;
export type StartedTask = z.infer<typeof StartedTask>;
export type CompletedTask = z.infer<typeof CompletedTask>;

/** A task as a reader sees one: titles opened, people named, `overdue` derived at the moment of reading. */
export const TaskView = z
  .object({
    taskId: TaskId,
    choreId: ChoreId.nullable(),
    title: z.string(),
    status: TaskStatus,
    overdue: z.boolean(),
    assignee: MemberView.nullable(),
    dueAt: z.iso.datetime().nullable(),
    timeZone: z.string(),
    /** From when it may be done; null for a task that somebody made, which may be done at once. */
    opensAt: z.iso.datetime().nullable(),
    effortMinutes: z.int(),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
    completedBy: MemberView.nullable(),
    version: z.int(),
  })
  .meta({ id: "Task" });
export type TaskView = z.infer<typeof TaskView>;
