import { IsInt, IsOptional, Max, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from "typeorm";
import type { AssignmentPolicy } from "../assignment/assignment.schema.js";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Approval } from "../kernel/approval.js";
import type { Sealed } from "../kernel/sealed.js";
import type { Schedule } from "../schedule/schedule.schema.js";
import type { ChoreId, ChoreState, OverduePolicy } from "./chore.schema.js";

/** The standing definition from which tasks are made. */
@Entity("chore")
@Check("chore_state_known", `state IN ('active', 'paused', 'archived')`)
@Check("chore_effort_range", `effort_minutes BETWEEN 0 AND 1440`)
@Check("chore_approval_known", `approval IN ('none', 'required')`)
@Check("chore_overdue_known", `overdue IN ('stay', 'miss', 'pass', 'steal')`)
@Check("chore_grace_range", `grace_minutes BETWEEN 0 AND 10080`)
@Check("chore_schedule_has_since", `(schedule IS NULL) = (scheduled_since IS NULL)`)
@Check("chore_whole_tree_has_schedule", `whole_tree_since IS NULL OR schedule IS NOT NULL`)
@Check("chore_not_its_own_parent", `parent_id <> id`)
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "chore_guild_fkey" })
@ForeignKey(() => Chore, ["guildId", "parentId"], ["guildId", "id"], { name: "chore_parent_fkey" })
@Index("chore_parent_index", ["guildId", "parentId", "place"])
export class Chore {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: ChoreId;
  /** The chore it is a part of; none for one that stands by itself. */
  @Column("uuid", { nullable: true }) parentId!: ChoreId | null;
  /** Its order among those of the same parent (`placeChore`), compared byte by byte. */
  @Column({ type: "text", collation: "C" }) place!: string;
  /** Sealed: no SQL looks inside. */
  @Column("bytea") title!: Sealed;
  @Column("bytea", { nullable: true }) notes!: Sealed | null;
  /** What is null is taken from the chore above (`inheritChore`). */
  @Column("integer", { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(1440) effortMinutes!: number | null;
  @Column("text", { nullable: true }) approval!: Approval | null;
  @Column("text") state!: ChoreState;
  /** A value, read whole: no SQL looks inside. None, and tasks are made by hand. */
  @Column("jsonb", { nullable: true }) schedule!: Schedule | null;
  /** When the schedule began to hold: what it would have brought before is none of its. */
  @Column("timestamptz", { nullable: true }) scheduledSince!: Date | null;
  /** Since when all below it that has no repeat of its own comes with it; null: it comes alone. */
  @Column("timestamptz", { nullable: true }) wholeTreeSince!: Date | null;
  @Column("text", { nullable: true }) overdue!: OverduePolicy | null;
  @Column("integer", { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(10_080) graceMinutes!: number | null;
  /** A value like the schedule. */
  @Column("jsonb", { nullable: true }) assignment!: AssignmentPolicy | null;
  /** Which of its checklists (`ChoreItem.edition`) holds now; none where there is nothing to tick. */
  @Column("integer", { nullable: true }) checklist!: number | null;
  @Column("timestamptz") createdAt!: Date;
  /** Since when it has been active where it stands: what it would have brought before is not owed. */
  @Column("timestamptz") activeSince!: Date;
  @VersionColumn({ type: "integer" }) version!: number;
}
