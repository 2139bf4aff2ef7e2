import { IsInt, Max, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Approval } from "../kernel/approval.js";
import type { Sealed } from "../kernel/sealed.js";
import type { ChoreId, ChoreState } from "./chore.schema.js";

/** The standing definition from which tasks are made. */
@Entity("chore")
@Check("chore_state_known", `state IN ('active', 'paused', 'archived')`)
@Check("chore_effort_range", `effort_minutes BETWEEN 0 AND 1440`)
@Check("chore_approval_known", `approval IN ('none', 'required')`)
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "chore_guild_fkey" })
export class Chore {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: ChoreId;
  /** Sealed: no SQL looks inside. */
  @Column("bytea") title!: Sealed;
  @Column("bytea", { nullable: true }) notes!: Sealed | null;
  @Column("integer") @IsInt() @Min(0) @Max(1440) effortMinutes!: number;
  @Column("text") approval!: Approval;
  @Column("text") state!: ChoreState;
  @Column("timestamptz") createdAt!: Date;
  @VersionColumn({ type: "integer" }) version!: number;
}
