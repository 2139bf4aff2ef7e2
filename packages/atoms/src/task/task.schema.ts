import { z } from "zod";
import { CompletionMode, WorkersNeeded } from "../assignment/assignment.schema.js";
import type { Picked } from "../assignment/pick-reason.schema.js";
import { ChoreId } from "../chore/chore.schema.js";
import { Approval } from "../kernel/approval.js";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";
import { MemberId } from "../member/member.id.js";
import { MemberRef } from "../member/member.schema.js";

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

/** Somebody who has done a task or their part of it, and the day for which that counts. */
export const Doer = z.strictObject({ memberId: MemberId, day: z.iso.date() });
export type Doer = z.infer<typeof Doer>;

/** All that the rules may know of a task; the stored entity has more. */
export interface TaskFacts {
  readonly id: TaskId;
  readonly status: TaskStatus;
  readonly mode: CompletionMode;
  /** How many places it has; of mode `each` as many as there are people. */
  readonly workersNeeded: number;
  /** Who has a place on it, in the order in which they got it. */
  readonly assigneeIds: readonly MemberId[];
  readonly approval: Approval;
  /** None for a task without a due date: it is never late. */
  readonly dueAt: Date | null;
  /** Never, for one that was over before anybody could have done it. */
  readonly openedAt: Date | null;
  /** When its grace had run out and the overdue policy was applied. */
  readonly lapsedAt: Date | null;
  readonly effortMinutes: number;
  /** When somebody began, and who; none before that. */
  readonly startedAt: Date | null;
  readonly startedBy: MemberId | null;
  /** Who has done it, or their part of it, and for which day on the guild's calendar that counts. */
  readonly doers: readonly Doer[];
  /** When the whole was done, and what that took by their own account; none before it is reported. */
  readonly completedAt: Date | null;
  /** The day on the guild's calendar for which the work counts. */
  readonly completedOn: string | null;
  readonly spentMinutes: number | null;
}

/** What an act may change of a task; what is left out stays. A note is changed with the report it belongs to. */
export type TaskMove = Partial<
  Pick<
    TaskFacts,
    | "status"
    | "assigneeIds"
    | "dueAt"
    | "openedAt"
    | "lapsedAt"
    | "startedAt"
    | "startedBy"
    | "doers"
    | "completedAt"
    | "completedOn"
    | "spentMinutes"
  >
> & {
  /** The wall clock of a new due, and its zone: changed together with `dueAt`. */
  readonly dueLocal?: string | null;
  readonly timeZone?: string;
  readonly note?: string | null;
  /** To whom the chore's policy gives it, and why. */
  readonly picks?: readonly Picked[];
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
  /** `each` is a chore's to say, which knows who may. */
  mode: CompletionMode.exclude(["each"]).optional(),
  workersNeeded: WorkersNeeded.optional(),
});
export const OneTask = z.strictObject({ taskId: TaskId });
const reason = personalText(500);
export const AssignTaskInput = OneTask.extend({ memberId: MemberRef });
export const SkipTaskInput = OneTask.extend({ reason });
/** `due` is when it is to be done again, as in `CreateTaskInput`; left out, its due stays. */
export const RejectTaskInput = OneTask.extend({ reason, due: DueText.optional() });
export const CommentTaskInput = OneTask.extend({ comment: reason });
/** Whose place is given back; left out, one's own, or that of the only one who has it. */
export const ReleaseTaskInput = OneTask.extend({ memberId: MemberRef.optional() });
/** `doer` did it, where it was not the one who reports, together with those in `with`; `minutes` is what it took them. */
export const CompleteTaskInput = OneTask.extend({
  note: reason.optional(),
  doer: MemberRef.optional(),
  with: z.array(MemberRef).max(19).optional(),
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
export type ReleaseTaskInput = z.infer<typeof ReleaseTaskInput>;
export type CompleteTaskInput = z.infer<typeof CompleteTaskInput>;
export type SwapTaskInput = z.infer<typeof SwapTaskInput>;
export type PreviewUndoInput = z.infer<typeof PreviewUndoInput>;
export type UndoTaskInput = z.infer<typeof UndoTaskInput>;
export type UndoPreview = z.infer<typeof UndoPreview>;
export type ActedOnTask = z.infer<typeof ActedOnTask>;
export type CreatedTask = z.infer<typeof CreatedTask>;
export type CompletedTask = z.infer<typeof CompletedTask>;
