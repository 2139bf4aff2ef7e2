import { In } from "typeorm";
import { Clock } from "@chorestree/atoms/kernel";
import type { TaskId } from "@chorestree/atoms/task";
import { TaskSwap } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";

/** The only code that touches the `task_swap` table. Each act writes after it has changed the task, whose row keeps others waiting. */
@Injectable()
export class TaskSwapRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly clock: Clock,
  ) {}

  /** The offers that were neither answered nor withdrawn, by task; whether they still stand is the rule's to say. */
  async offered(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, TaskSwap>> {
    if (taskIds.length === 0) return new Map();
    const { guildId, rows } = this.scope.of(TaskSwap);
    const swaps = await rows.findBy({ guildId, taskId: In([...taskIds]), state: "offered" });
    return new Map(swaps.map((swap) => [swap.taskId, swap]));
  }

  async offeredOf(taskId: TaskId): Promise<TaskSwap | null> {
    return (await this.offered([taskId])).get(taskId) ?? null;
  }

  /** A new offer puts an older one out of the way. */
  async offer(swap: Pick<TaskSwap, "taskId" | "step" | "holderId" | "askedId" | "expiresAt">): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskSwap);
    await this.lapse(swap.taskId);
    await rows.insert(rows.create({ ...swap, guildId, state: "offered", acceptedStep: null }));
  }

  async accept(taskId: TaskId, acceptedStep: number): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskSwap);
    await rows.update({ guildId, taskId, state: "offered" }, { state: "accepted", acceptedStep });
  }

  async end(taskId: TaskId, state: "declined" | "withdrawn"): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskSwap);
    await rows.update({ guildId, taskId, state: "offered" }, { state });
  }

  /** What was accepted by one of these steps, which are taken back, is on offer as it was before the first of them; what was offered later is not. */
  async offerAgain(taskId: TaskId, steps: readonly number[]): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskSwap);
    const accepted = await rows.find({ where: { guildId, taskId, acceptedStep: In([...steps]) }, order: { step: "ASC" } });
    const [oldest] = accepted;
    if (oldest === undefined) return;
    await this.lapse(taskId);
    for (const { step } of accepted) await rows.update({ guildId, taskId, step }, { state: "withdrawn", acceptedStep: null });
    if (oldest.step < Math.min(...steps)) await rows.update({ guildId, taskId, step: oldest.step }, { state: "offered" });
  }

  private async lapse(taskId: TaskId): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskSwap);
    const old = await this.offeredOf(taskId);
    if (old) await rows.update({ guildId, taskId, step: old.step }, { state: this.clock.now() < old.expiresAt ? "withdrawn" : "expired" });
  }
}
