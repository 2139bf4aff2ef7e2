import { IsInt, Max, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from "typeorm";
import type { CompletionMode } from "../assignment/assignment.schema.js";
import type { Picked } from "../assignment/pick-reason.schema.js";
import { Chore } from "../chore/chore.entity.js";
import type { ChoreId } from "../chore/chore.schema.js";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Approval } from "../kernel/approval.js";
import type { Sealed } from "../kernel/sealed.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import type { Doer, TaskFacts, TaskId, TaskStatus } from "./task.schema.js";

/** One thing to be done. Checked on insert; changes are held by the table's CHECK constraints. */
@Entity("task")
@Check("task_status_known", `status IN ('scheduled', 'open', 'in_progress', 'submitted', 'completed', 'skipped', 'missed', 'cancelled')`)
@Check("task_approval_known", `approval IN ('none', 'required')`)
@Check("task_effort_range", `effort_minutes BETWEEN 0 AND 1440`)
@Check("task_mode_known", `mode IN ('any', 'all', 'each')`)
@Check("task_workers_range", `workers_needed BETWEEN 1 AND 20`)
@Check("task_done_when_reported", `status NOT IN ('submitted', 'completed') OR completed_at IS NOT NULL`)
@Check("task_doer_when_reported", `status NOT IN ('submitted', 'completed') OR jsonb_array_length(doers) > 0`)
@Check("task_day_when_reported", `(status IN ('submitted', 'completed')) = (completed_on IS NOT NULL)`)
@Check("task_parts_of_several", `mode <> 'any' OR status IN ('submitted', 'completed') OR jsonb_array_length(doers) = 0`)
@Check("task_places", `mode = 'each' OR cardinality(assignee_ids) <= workers_needed`)
@Check("task_started_by_somebody", `(started_at IS NULL) = (started_by IS NULL)`)
@Check("task_spent_range", `spent_minutes BETWEEN 0 AND 1440`)
@Check("task_due_has_local", `(due_at IS NULL) = (due_local IS NULL)`)
@Check(
  "task_sequence_of_chore",
  `sequence IS NULL OR (sequence > 0 AND chore_id IS NOT NULL AND due_at IS NOT NULL AND opens_at IS NOT NULL)`,
)
@Check("task_slot_of_schedule", `(sequence IS NULL) = (slot_at IS NULL) AND (slot_at IS NULL) = (slot_local IS NULL)`)
@Check("task_scheduled_by_chore", `status <> 'scheduled' OR sequence IS NOT NULL`)
@Check("task_checklist_of_chore", `checklist IS NULL OR chore_id IS NOT NULL`)
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "task_guild_fkey" })
@ForeignKey(() => Chore, ["guildId", "choreId"], ["guildId", "id"], { name: "task_chore_fkey" })
@ForeignKey(() => Member, ["guildId", "startedBy"], ["guildId", "id"], { name: "task_started_by_fkey" })
@ForeignKey(() => Member, ["guildId", "createdBy"], ["guildId", "id"], { name: "task_created_by_fkey" })
@Index("task_sequence_key", ["guildId", "choreId", "sequence"], { unique: true })
@Index("task_occurrence_key", ["guildId", "choreId", "slotLocal"], { unique: true, where: "sequence IS NOT NULL" })
@Index("task_list_index", ["guildId", "status", "dueAt", "id"])
@Index("task_assignees_index", ["assigneeIds"], { type: "gin" })
@Index("task_doers_index", ["doers"], { type: "gin" })
export class Task implements TaskFacts {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: TaskId;
  @Column("uuid", { nullable: true }) choreId!: ChoreId | null;
  /** Which of its chore's schedule it is, from 1; none for a task that somebody made. */
  @Column("integer", { nullable: true }) sequence!: number | null;
  /** Sealed: no SQL looks inside. A snapshot: a later change of the chore does not rewrite history. */
  @Column("bytea") title!: Sealed;
  @Column("text") status!: TaskStatus;
  @Column("text") mode!: CompletionMode;
  @Column("integer") workersNeeded!: number;
  /** Values like the two below, under the task's version: whoever takes a place, gives it back or does their part changes the task. */
  @Column("uuid", { array: true }) assigneeIds!: readonly MemberId[];
  @Column("text") approval!: Approval;
  @Column("timestamptz", { nullable: true }) dueAt!: Date | null;
  /** The wall clock that people meant, `2026-11-26T18:00`, in `timeZone`: kept, so that a change of the zone's rules can be followed. */
  @Column("text", { nullable: true }) dueLocal!: string | null;
  @Column("text") timeZone!: string;
  /** Its place in its chore's schedule, which stays when it gets another due: so nothing is made twice, or left out. */
  @Column("timestamptz", { nullable: true }) slotAt!: Date | null;
  @Column("text", { nullable: true }) slotLocal!: string | null;
  /** From when it may be done; none for a task that somebody made, which may be done at once. */
  @Column("timestamptz", { nullable: true }) opensAt!: Date | null;
  /** Never, for a task that was superseded before it opened. */
  @Column("timestamptz", { nullable: true }) openedAt!: Date | null;
  /** When its grace had run out and the overdue policy was applied, which is done once. */
  @Column("timestamptz", { nullable: true }) lapsedAt!: Date | null;
  /** To whom its chore's policy gave it, and why; others may have it by now. Empty: nobody was asked for. */
  @Column("jsonb") picks!: readonly Picked[];
  @Column("integer") @IsInt() @Min(0) @Max(1440) effortMinutes!: number;
  /** With which of its chore's checklists it was made: a snapshot like its title. */
  @Column("integer", { nullable: true }) checklist!: number | null;
  @Column("bytea", { nullable: true }) note!: Sealed | null;
  /** None: its chore's schedule made it. */
  @Column("uuid", { nullable: true }) createdBy!: MemberId | null;
  @Column("timestamptz") createdAt!: Date;
  @Column("timestamptz", { nullable: true }) startedAt!: Date | null;
  @Column("uuid", { nullable: true }) startedBy!: MemberId | null;
  @Column("jsonb") doers!: readonly Doer[];
  @Column("timestamptz", { nullable: true }) completedAt!: Date | null;
  @Column("date", { nullable: true }) completedOn!: string | null;
  @Column("integer", { nullable: true }) spentMinutes!: number | null;
  @VersionColumn({ type: "integer" }) version!: number;
}
