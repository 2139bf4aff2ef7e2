import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { ChoreId } from "../chore/chore.id.js";
import type { GuildId } from "../guild/guild.id.js";
import { Task } from "./task.entity.js";
import type { TaskId } from "./task.schema.js";

/**
 * That a task of a chore that comes after others came of a task of one of those, which has been done. By its key none of them brings two:
 * whoever makes the second at the same moment fails, whatever they had read.
 */
@Entity("task_origin")
@ForeignKey(() => Task, ["guildId", "taskId"], ["guildId", "id"], { name: "task_origin_task_fkey", onDelete: "CASCADE" })
@ForeignKey(() => Task, ["guildId", "originId"], ["guildId", "id"], { name: "task_origin_origin_fkey" })
@Index("task_origin_task_index", ["guildId", "taskId"])
export class TaskOrigin {
  @PrimaryColumn("text") guildId!: GuildId;
  /** The chore that follows: another one that follows too has tasks of its own. */
  @PrimaryColumn("uuid") choreId!: ChoreId;
  /** What was done. */
  @PrimaryColumn("uuid") originId!: TaskId;
  /** What came of it. */
  @Column("uuid") taskId!: TaskId;
}
