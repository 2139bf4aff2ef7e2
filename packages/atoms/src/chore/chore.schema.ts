import { z } from "zod";
import { AssignmentInput } from "../assignment/assignment-input.schema.js";
import { AssignmentPolicy } from "../assignment/assignment.schema.js";
import { Approval } from "../kernel/approval.js";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";
import { MemberView } from "../member/member.schema.js";
import { Schedule } from "../schedule/schedule.schema.js";
import { Checklist } from "./checklist.rule.js";
import { FollowedChore, FollowedChores } from "./chore-dependency.schema.js";
import { ChoreId } from "./chore.id.js";

export { ChoreId };

export const ChoreState = z.enum(["active", "paused", "archived"]);
export type ChoreState = z.infer<typeof ChoreState>;

/**
 * What becomes of a task that is not done in time. `stay`: it stays, late, and no other of its chore opens before it is done. `miss`: it is
 * missed when the next one opens. `pass`: it goes to the next member in turn. `steal`: it is free for whoever takes it.
 */
export const OverduePolicy = z.enum(["stay", "miss", "pass", "steal"]);
export type OverduePolicy = z.infer<typeof OverduePolicy>;

/** Minutes after the due instant in which a task is late and nothing follows from it yet: up to a week. */
export const GraceMinutes = z.int().min(0).max(10_080);

/** What a chore takes from the one above where it does not say it itself. */
export const ChoreTrait = z.enum(["effortMinutes", "approval", "overdue", "graceMinutes", "assignment"]);
export type ChoreTrait = z.infer<typeof ChoreTrait>;

/** Free text (`every other monday 7pm`) read in the guild's zone, or an RRULE (`FREQ=WEEKLY;BYDAY=MO`). */
export const RepeatText = z.string().trim().min(1).max(200);

/** One schema for the REST body and the slash command's options. A repeat is given as text or as a whole schedule, not both. */
export const CreateChoreInput = z.strictObject({
  title: personalText(100),
  parentId: ChoreId.optional(),
  notes: personalText(500).optional(),
  effortMinutes: EffortMinutes.optional(),
  approval: Approval.optional(),
  repeat: RepeatText.optional(),
  schedule: Schedule.optional(),
  overdue: OverduePolicy.optional(),
  graceMinutes: GraceMinutes.optional(),
  assignment: AssignmentInput.optional(),
  checklist: Checklist.optional(),
  follows: FollowedChores.optional(),
  wholeTree: z.boolean().optional(),
});
export type CreateChoreInput = z.infer<typeof CreateChoreInput>;

export const CreatedChore = z.object({ choreId: ChoreId });
export type CreatedChore = z.infer<typeof CreatedChore>;

/** What is left out stays; null takes away, so that a trait is as the chore above has it. `version`, where given, is the one that was looked at: a later one refuses the edit. */
export const EditChoreInput = z.strictObject({
  choreId: ChoreId,
  title: personalText(100).optional(),
  notes: personalText(500).nullable().optional(),
  effortMinutes: EffortMinutes.nullable().optional(),
  repeat: RepeatText.nullable().optional(),
  schedule: Schedule.nullable().optional(),
  approval: Approval.nullable().optional(),
  overdue: OverduePolicy.nullable().optional(),
  graceMinutes: GraceMinutes.nullable().optional(),
  assignment: AssignmentInput.nullable().optional(),
  checklist: Checklist.nullable().optional(),
  follows: FollowedChores.nullable().optional(),
  /** One beside those it follows already, or another delay for one of them. */
  alsoFollows: FollowedChore.optional(),
  wholeTree: z.boolean().optional(),
  version: z.int().optional(),
});
export type EditChoreInput = z.infer<typeof EditChoreInput>;

export const PauseChoreInput = z.strictObject({ choreId: ChoreId });
export const ResumeChoreInput = z.strictObject({ choreId: ChoreId });
export const ArchiveChoreInput = z.strictObject({ choreId: ChoreId });
export type PauseChoreInput = z.infer<typeof PauseChoreInput>;
export type ResumeChoreInput = z.infer<typeof ResumeChoreInput>;
export type ArchiveChoreInput = z.infer<typeof ArchiveChoreInput>;

/** Every act on a chore answers with its state and version after the act. */
export const ChangedChore = z.object({ choreId: ChoreId, state: ChoreState, version: z.int() });
export type ChangedChore = z.infer<typeof ChangedChore>;

export const PreviewRepeatInput = z.strictObject({ repeat: RepeatText });
export type PreviewRepeatInput = z.infer<typeof PreviewRepeatInput>;

/** What a repeat is understood as, before anything is saved: the schedule, and its next dates. */
export const RepeatPreview = z.object({ schedule: Schedule, nextDues: z.array(z.iso.datetime()) }).meta({ id: "RepeatPreview" });
export type RepeatPreview = z.infer<typeof RepeatPreview>;

/** The chore above that another one comes with, and how that one comes back. */
export const ComesWith = z.object({ choreId: ChoreId, schedule: Schedule }).meta({ id: "ComesWith" });

/** A chore as a reader sees one. */
export const ChoreView = z
  .object({
    choreId: ChoreId,
    /** None: it stands by itself. */
    parentId: ChoreId.nullable(),
    title: z.string(),
    notes: z.string().nullable(),
    effortMinutes: z.int(),
    approval: Approval,
    state: ChoreState,
    /** None: tasks are made of it by hand, or come after those of others. */
    schedule: Schedule.nullable(),
    /** Those it comes after; with several, when all of them have been done. */
    follows: z.array(FollowedChore),
    /** Whether all below it that does not come by itself comes with its repeat. */
    wholeTree: z.boolean(),
    /** The chore above whose repeat brings this one too. */
    comesWith: ComesWith.nullable(),
    overdue: OverduePolicy,
    graceMinutes: z.int(),
    /** None: whoever of the rota has done least. */
    assignment: AssignmentPolicy.nullable(),
    /** What there is to do in it, in that order. */
    checklist: z.array(z.string()),
    /** Which of its checklists that is, so that a task stays with the one it was made with; null where there is none. */
    checklistEdition: z.int().nullable(),
    /** Which of its traits it says itself; the others are those of the nearest chore above that says them. */
    own: z.array(ChoreTrait),
    /** The chore above that is paused or archived, so that nothing comes of this one either. */
    restsWith: ChoreId.nullable(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: "Chore" });
export type ChoreView = z.infer<typeof ChoreView>;

/** One chore with what comes of it. `needsAttention`: its stored schedule can no longer be read, so that nothing comes of it until it is edited. */
export const ShownChore = ChoreView.extend({
  /** The chores it is a part of, from the top down. */
  path: z.array(z.object({ choreId: ChoreId, title: z.string() })),
  follows: z.array(FollowedChore.extend({ title: z.string(), state: ChoreState }).meta({ id: "ShownFollowedChore" })),
  nextDues: z.array(z.iso.datetime()),
  needsAttention: z.boolean(),
  /** Those whom its policy names. */
  people: z.array(MemberView),
  /** What the skills are called that it asks for. */
  skills: z.array(z.string()),
}).meta({ id: "ShownChore" });
export type ShownChore = z.infer<typeof ShownChore>;

export const ListChoresInput = z.strictObject({
  state: ChoreState.default("active"),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListChoresInput = z.infer<typeof ListChoresInput>;

export const ChorePage = z.object({ items: z.array(ChoreView), nextCursor: z.string().nullable() }).meta({ id: "ChorePage" });
export type ChorePage = z.infer<typeof ChorePage>;
