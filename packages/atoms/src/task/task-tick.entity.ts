import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import { Task } from "./task.entity.js";
import type { TaskId } from "./task.schema.js";

/** An item of its checklist that is done in this one task: the next task of the chore has none of it. */
@Entity("task_tick")
@Check("task_tick_item_range", `item BETWEEN 1 AND 25`)
@ForeignKey(() => Task, ["guildId", "taskId"], ["guildId", "id"], { name: "task_tick_task_fkey" })
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "task_tick_member_fkey" })
export class TaskTick {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") taskId!: TaskId;
  @PrimaryColumn("integer") item!: number;
  @Column("uuid") memberId!: MemberId;
  @Column("timestamptz") at!: Date;
}
