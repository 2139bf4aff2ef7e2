import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import { Task } from "./task.entity.js";
import type { TaskId } from "./task.schema.js";

/** A row of the effort ledger. Only ever added: what no longer counts is met by its opposite. */
@Entity("effort_entry")
@Check("effort_entry_kind_known", `kind IN ('credit', 'charge')`)
@ForeignKey(() => Task, ["guildId", "taskId"], ["guildId", "id"], { name: "effort_entry_task_fkey" })
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "effort_entry_member_fkey" })
@Index("effort_entry_day_index", ["guildId", "day", "memberId"])
export class EffortRow {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") taskId!: TaskId;
  /** The step in the task's history that booked it. */
  @PrimaryColumn("integer") step!: number;
  @PrimaryColumn("uuid") memberId!: MemberId;
  @PrimaryColumn("text") kind!: "credit" | "charge";
  /** Signed, and whole. */
  @Column("integer") seconds!: number;
  /** On the guild's calendar: by it the window goes. */
  @PrimaryColumn("date") day!: string;
}
