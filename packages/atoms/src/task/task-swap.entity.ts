import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import type { SwapFacts } from "./swap-task.rule.js";
import { TaskStep } from "./task-step.entity.js";
import type { TaskId } from "./task.schema.js";

/** An offer to take over a task, known by the step that made it. Whether it still stands is asked of the task, too. */
@Entity("task_swap")
@Check("task_swap_state_known", "state IN ('offered', 'accepted', 'declined', 'withdrawn', 'expired')")
@Check("task_swap_accepted_by_step", "(state = 'accepted') = (accepted_step IS NOT NULL)")
@Index("task_swap_one_open", ["guildId", "taskId"], { unique: true, where: "state = 'offered'" })
@ForeignKey(() => TaskStep, ["guildId", "taskId", "step"], ["guildId", "taskId", "number"], { name: "task_swap_step_fkey" })
@ForeignKey(() => TaskStep, ["guildId", "taskId", "acceptedStep"], ["guildId", "taskId", "number"], { name: "task_swap_accepted_fkey" })
@ForeignKey(() => Member, ["guildId", "holderId"], ["guildId", "id"], { name: "task_swap_holder_fkey" })
@ForeignKey(() => Member, ["guildId", "askedId"], ["guildId", "id"], { name: "task_swap_asked_fkey" })
export class TaskSwap implements SwapFacts {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") taskId!: TaskId;
  @PrimaryColumn("integer") step!: number;
  @Column("uuid") holderId!: MemberId;
  @Column("uuid", { nullable: true }) askedId!: MemberId | null;
  @Column("text") state!: "offered" | "accepted" | "declined" | "withdrawn" | "expired";
  @Column("timestamptz") expiresAt!: Date;
  /** The step by which the task changed hands: when that is taken back, the offer stands again. */
  @Column("integer", { nullable: true }) acceptedStep!: number | null;
}
