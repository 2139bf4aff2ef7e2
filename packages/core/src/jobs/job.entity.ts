import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";

/** Something planned: at most one of a kind for each subject. */
@Entity("job")
@Check("job_kind_length", "char_length(kind) BETWEEN 1 AND 100")
@Check("job_attempts_not_negative", "attempts >= 0")
@Check("job_tried_when_due", "try_at >= due_at")
export class JobRow {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("text") kind!: string;
  @PrimaryColumn("uuid") subject!: string;
  /** Another one with every plan, so that whoever is at work on an earlier one can tell. */
  @Column("uuid") planId!: string;
  @Column("timestamptz") dueAt!: Date;
  /** `dueAt`, or later once it has failed. What runners look at, in this order. */
  @Index()
  @Column("timestamptz")
  tryAt!: Date;
  /** Failed ones. */
  @Column("int") attempts!: number;
  /** A code or the name of an error, never its text. */
  @Column("text", { nullable: true }) lastError!: string | null;
}
