import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import { Task } from "./task.entity.js";
import type { TaskAct, TaskId } from "./task.schema.js";
import type { TaskColumns, TaskStepFacts } from "./task-step.schema.js";

/** One thing that happened to a task. Only ever added: a correction is a step of its own. */
@Entity("task_step")
@Check("task_step_number_positive", "number >= 1")
@Check("task_step_undoes_earlier", "undoes < number")
@Check("task_step_undo_undoes", "(act = 'task.undo') = (undoes IS NOT NULL)")
@Check("task_step_work_has_worker", "(worker_id IS NULL) = (worked_minutes IS NULL)")
@Unique("task_step_undone_once", ["guildId", "taskId", "undoes"])
@ForeignKey(() => Task, ["guildId", "taskId"], ["guildId", "id"], { name: "task_step_task_fkey" })
@ForeignKey(() => TaskStep, ["guildId", "taskId", "undoes"], ["guildId", "taskId", "number"], { name: "task_step_undoes_fkey" })
@ForeignKey(() => Member, ["guildId", "actorId"], ["guildId", "id"], { name: "task_step_actor_fkey" })
@ForeignKey(() => Member, ["guildId", "doerId"], ["guildId", "id"], { name: "task_step_doer_fkey" })
@ForeignKey(() => Member, ["guildId", "workerId"], ["guildId", "id"], { name: "task_step_worker_fkey" })
export class TaskStep implements TaskStepFacts {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") taskId!: TaskId;
  /** The version of the task that the step made: of two at once only one can have it. */
  @PrimaryColumn("integer") number!: number;
  @Column("text") act!: TaskAct;
  @Column("uuid", { nullable: true }) actorId!: MemberId | null;
  @Column("uuid", { nullable: true }) doerId!: MemberId | null;
  @Column("timestamptz") at!: Date;
  /** Sealed: a reason, a comment, the note of a report. */
  @Column("bytea", { nullable: true }) text!: Sealed | null;
  @Column("jsonb") before!: TaskColumns;
  @Column("jsonb") after!: TaskColumns;
  /** Sealed for the task's own column: the note that this step took away, as it was. */
  @Column("bytea", { nullable: true }) noteBefore!: Sealed | null;
  @Column("uuid", { nullable: true }) workerId!: MemberId | null;
  @Column("integer", { nullable: true }) workedMinutes!: number | null;
  @Column("integer", { nullable: true }) undoes!: number | null;
}
