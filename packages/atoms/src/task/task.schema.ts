import { z } from "zod";
import { Picked, PickReason } from "../assignment/pick-reason.schema.js";
import { ChoreId } from "../chore/chore.schema.js";
import { Approval } from "../kernel/approval.js";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";
import { MemberId } from "../member/member.id.js";
import { MemberRef, MemberView } from "../member/member.schema.js";

export const TaskId = z.uuidv7().brand<"TaskId">();
export const TaskStatus = z.enum(["scheduled", "open", "in_progress", "submitted", "completed", "skipped", "missed", "cancelled"]);
export type TaskId = z.infer<typeof TaskId>;
export type TaskStatus = z.infer<typeof TaskStatus>;

/** Everything that can happen to a task. */
export const TaskAct = z.enum([
  "task.create",
  "task.open",
  "task.claim",
  "task.release",
  "task.assign",
  "task.start",
  "task.complete",
  "task.approve",
  "task.reject",
  "task.skip",
  "task.miss",
  "task.lapse",
  "task.cancel",
  "task.reopen",
  "task.swap",
  "task.accept-swap",
  "task.decline-swap",
  "task.withdraw-swap",
  "task.comment",
  "task.correct",
  "task.undo",
]);
export type TaskAct = z.infer<typeof TaskAct>;

/** All that the rules may know of a task; the stored entity has more. */
export interface TaskFacts {
  readonly id: TaskId;
  readonly status: TaskStatus;
  readonly assigneeId: MemberId | null;
  readonly approval: Approval;
  /** None for a task without a due date: it is never late. */
  readonly dueAt: Date | null;
  /** Never, for one that was over before anybody could have done it. */
  readonly openedAt: Date | null;
  /** When its grace had run out and the overdue policy was applied. */
  readonly lapsedAt: Date | null;
  readonly effortMinutes: number;
  readonly startedAt: Date | null;
  /** When and by whom it was done, and what that took by their own account; none before it is reported. */
  readonly completedAt: Date | null;
  readonly completedBy: MemberId | null;
  /** The day on the guild's calendar for which the work counts. */
  readonly completedOn: string | null;
  readonly spentMinutes: number | null;
}

/** What an act may change of a task; what is left out stays. A note is changed with the report it belongs to. */
export type TaskMove = Partial<
  Pick<
    TaskFacts,
    | "status"
    | "assigneeId"
    | "dueAt"
    | "openedAt"
    | "lapsedAt"
    | "startedAt"
    | "completedAt"
    | "completedBy"
    | "completedOn"
    | "spentMinutes"
  >
> & {
  /** The wall clock of a new due, and its zone: changed together with `dueAt`. */
  readonly dueLocal?: string | null;
  readonly timeZone?: string;
  readonly note?: string | null;
  /** Given by the chore's policy, and why. */
  readonly pick?: Picked;
};

/** What a completed task has earned, and for which day. */
export const Credit = z.object({ doerId: MemberId, day: z.iso.date(), minutes: z.int() });
export type Credit = z.infer<typeof Credit>;

// One schema for the REST body and the slash command's options; every act on a task answers with its status after the act.

const DueText = z.string().trim().min(1).max(100);

/** `due` is free text read in the guild's zone (`tomorrow 18:00`, `morgen 18u`) or an ISO 8601 instant. A chore gives title and effort where they are left out; where it asks for approval, so do its tasks. */
export const CreateTaskInput = z.strictObject({
  title: personalText(100).optional(),
  choreId: ChoreId.optional(),
  due: DueText.optional(),
  effortMinutes: EffortMinutes.optional(),
  approval: Approval.optional(),
});
export const OneTask = z.strictObject({ taskId: TaskId });
const reason = personalText(500);
export const AssignTaskInput = OneTask.extend({ memberId: MemberRef });
export const SkipTaskInput = OneTask.extend({ reason });
/** `due` is when it is to be done again, as in `CreateTaskInput`; left out, its due stays. */
export const RejectTaskInput = OneTask.extend({ reason, due: DueText.optional() });
export const CommentTaskInput = OneTask.extend({ comment: reason });
/** `doer` did it, where it was not the one who reports; `minutes` is what it took. */
export const CompleteTaskInput = OneTask.extend({
  note: reason.optional(),
  doer: MemberRef.optional(),
  minutes: EffortMinutes.optional(),
});
/** Offered to `asked`, or to everybody, for so many hours. */
export const SwapTaskInput = OneTask.extend({ asked: MemberRef.optional(), hours: z.int().min(1).max(168).default(24) });
/**
 * `step` is the act that is meant. Where it is no longer the last one, whoever may take back what others did takes those after it along by
 * naming the newest step of the history that they have seen; else nothing is undone.
 */
export const UndoTaskInput = OneTask.extend({ step: z.int().min(1).optional(), takeAlong: z.int().min(1).optional() });
export const PreviewUndoInput = OneTask.extend({ step: z.int().min(1) });

/** What every act on a task answers: how the task stands now, and the number of the step in its history. */
export const ActedOnTask = z.object({ taskId: TaskId, status: TaskStatus, step: z.int() }).meta({ id: "ActedOnTask" });
export const CreatedTask = z.object({ taskId: TaskId, dueAt: z.iso.datetime().nullable() });
export const CompletedTask = ActedOnTask.extend({ onTime: z.boolean(), creditedMinutes: z.int() }).meta({ id: "CompletedTask" });

/** The steps that would be taken back, the act that is meant first, and what to name to take them along. */
export const UndoPreview = z.object({ taskId: TaskId, steps: z.array(z.int()), newest: z.int() }).meta({ id: "UndoPreview" });

export type OneTask = z.infer<typeof OneTask>;
export type CreateTaskInput = z.infer<typeof CreateTaskInput>;
export type AssignTaskInput = z.infer<typeof AssignTaskInput>;
export type SkipTaskInput = z.infer<typeof SkipTaskInput>;
export type RejectTaskInput = z.infer<typeof RejectTaskInput>;
export type CommentTaskInput = z.infer<typeof CommentTaskInput>;
export type CompleteTaskInput = z.infer<typeof CompleteTaskInput>;
export type SwapTaskInput = z.infer<typeof SwapTaskInput>;
export type PreviewUndoInput = z.infer<typeof PreviewUndoInput>;
export type UndoTaskInput = z.infer<typeof UndoTaskInput>;
export type UndoPreview = z.infer<typeof UndoPreview>;
export type ActedOnTask = z.infer<typeof ActedOnTask>;
export type CreatedTask = z.infer<typeof CreatedTask>;
export type CompletedTask = z.infer<typeof CompletedTask>;

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

/** A task as a reader sees one: titles opened, people named, `overdue` derived at the moment of reading. */
export const TaskView = z
  .object({
    taskId: TaskId,
    choreId: ChoreId.nullable(),
    title: z.string(),
    status: TaskStatus,
    overdue: z.boolean(),
    assignee: MemberView.nullable(),
    /** Why its chore's policy gave it to the one who has it, with everybody the figures name; null where a person decided. */
    why: z.object({ reason: PickReason, people: z.array(MemberView) }).nullable(),
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
    completedBy: MemberView.nullable(),
    spentMinutes: z.int().nullable(),
    /** Its holder would rather have somebody else do it: this member, or anybody. */
    swap: z.object({ asked: MemberView.nullable(), expiresAt: z.iso.datetime() }).nullable(),
    version: z.int(),
  })
  .meta({ id: "Task" });
export type TaskView = z.infer<typeof TaskView>;
