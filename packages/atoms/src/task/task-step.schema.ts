import { z } from "zod";
import { MemberId } from "../member/member.id.js";
import { MemberView } from "../member/member.schema.js";
import { Doer, TaskAct, TaskId, TaskStatus } from "./task.schema.js";

const instant = z.iso.datetime().nullable();

/** What a step found or left in the columns that it changed: ids, instants, numbers and codes, no text. Of a note only whether there was one. */
export const TaskColumns = z
  .strictObject({
    status: TaskStatus,
    assigneeIds: z.array(MemberId),
    dueAt: instant,
    /** On the wall clock of `timeZone`. */
    dueLocal: z.string().nullable(),
    timeZone: z.string(),
    openedAt: instant,
    lapsedAt: instant,
    startedAt: instant,
    startedBy: MemberId.nullable(),
    doers: z.array(Doer),
    completedAt: instant,
    completedOn: z.iso.date().nullable(),
    spentMinutes: z.int().nullable(),
    note: z.boolean(),
  })
  .partial();
export type TaskColumns = z.infer<typeof TaskColumns>;

/** All that undo may know of a step. */
export interface TaskStepFacts {
  readonly number: number;
  readonly act: TaskAct;
  /** Null for what the clock did. */
  readonly actorId: MemberId | null;
  readonly at: Date;
  readonly before: TaskColumns;
  /** The first step that this one took back, with all that came after it. */
  readonly undoes: number | null;
}

/** One step in the life of a task, as a reader sees it. */
export const TaskStepView = z
  .object({
    step: z.int(),
    act: TaskAct,
    /** Null for what the clock did. */
    actor: MemberView.nullable(),
    /** Who did the work, in a report. */
    doer: MemberView.nullable(),
    /** Who came to have the task by it. */
    assignees: z.array(MemberView),
    at: z.iso.datetime(),
    text: z.string().nullable(),
    /** Who had been at work until this step, and for how long; whoever else is credited. */
    worker: MemberView.nullable(),
    workedMinutes: z.int().nullable(),
    before: TaskColumns,
    after: TaskColumns,
    undoes: z.int().nullable(),
    undoneBy: z.int().nullable(),
  })
  .meta({ id: "TaskStep" });
export type TaskStepView = z.infer<typeof TaskStepView>;

export const ShowTaskHistoryInput = z.strictObject({
  taskId: TaskId,
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(20).optional(),
});
export type ShowTaskHistoryInput = z.infer<typeof ShowTaskHistoryInput>;

/** The newest step first. */
export const TaskHistory = z.object({ items: z.array(TaskStepView), nextCursor: z.string().nullable() }).meta({ id: "TaskHistory" });
export type TaskHistory = z.infer<typeof TaskHistory>;
