import { type ChoreId, type ChoreView, comesBack, hasRepeat } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { cancelTask } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskCancelled } from "@chorestree/events/contracts";
import { Outbox } from "@chorestree/events/outbox";
import { type ChoreChange, ChoreDependencyRepository, ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository, TaskRepository } from "@chorestree/molecules/task";
import type { Act } from "../kernel/act.js";

/** The job that looks at a chore's clock: its tasks are made, opened and missed by it. */
export const TICK_CHORE = "chore.tick";

/** What the acts on a chore ask of its clock, in their own commit. */
@Injectable()
export class ChorePlans {
  constructor(
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly dependencies: ChoreDependencyRepository,
    private readonly jobs: Jobs,
    private readonly occurrences: OccurrenceRepository,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes a chore, and plans anew what has not opened yet of it and of those below it that are otherwise by it. The tree is held, so that
   * none comes or goes meanwhile, and each chore is held before its tasks are dropped: its clock may be making some this very moment.
   * @returns those that came back by something before, and now by nothing
   * @throws ChoreChanged
   */
  async changing(chore: ChoreView, change: ChoreChange): Promise<ChoreId[]> {
    const branch = (await this.trees.held()).branchOf(chore.choreId).map(({ choreId }) => choreId);
    const before = await this.chores.byId(branch);
    await this.chores.update(chore, change);
    const after = await this.chores.lockedAll(branch);
    for (const one of after) {
      if (one.choreId === chore.choreId || traitsOf(before.get(one.choreId)) !== traitsOf(one)) await this.plan(one);
    }
    await this.lookAfter([...before.values(), ...after].flatMap(({ comesWith }) => comesWith?.choreId ?? []));
    if (change.state === "archived") await this.lookAfter(await this.dependencies.successorsOf(chore.choreId));
    return after.flatMap((one) => (hasRepeat(one) || !isRepeated(before.get(one.choreId)) ? [] : [one.choreId]));
  }

  /** What has not opened yet is planned anew, at once; what people have seen stays. After a change of the chore, whose row keeps the clock away. */
  async begin(choreId: ChoreId): Promise<void> {
    await this.occurrences.dropScheduled(choreId);
    await this.jobs.plan({ kind: TICK_CHORE, subject: choreId, dueAt: this.clock.now() });
  }

  /** Of a chore that is over: what somebody was given by hand, and will never open. */
  async cancelGiven(act: Act, choreId: ChoreId): Promise<void> {
    for (const taskId of await this.occurrences.scheduled(choreId)) {
      const words = { act: "task.cancel", actorId: act.memberId } as const;
      await this.tasks.change(taskId, (task) => ({ move: cancelTask(task), words }));
      this.outbox.record(act, TaskCancelled, { taskId });
    }
  }

  /** They may have waited for one that they need not wait for any longer. */
  private async lookAfter(choreIds: readonly ChoreId[]): Promise<void> {
    for (const subject of new Set(choreIds)) await this.jobs.plan({ kind: TICK_CHORE, subject, dueAt: this.clock.now() });
  }

  private async plan(chore: ChoreView): Promise<void> {
    const { choreId } = chore;
    if (comesBack(chore)) return this.begin(choreId);
    await this.jobs.cancel({ kind: TICK_CHORE, subject: choreId });
    await this.occurrences.dropScheduled(choreId);
  }
}

const isRepeated = (chore: ChoreView | undefined): boolean => chore !== undefined && hasRepeat(chore);

const traitsOf = (chore: ChoreView | undefined): string =>
  JSON.stringify(
    chore && [chore.effortMinutes, chore.approval, chore.overdue, chore.graceMinutes, chore.assignment, chore.restsWith, chore.comesWith],
  );
