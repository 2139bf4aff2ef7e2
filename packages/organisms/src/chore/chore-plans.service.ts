import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
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
   * @throws ChoreChanged
   */
  async changing(chore: ChoreView, change: ChoreChange): Promise<void> {
    const branch = (await this.trees.held()).branchOf(chore.choreId).map(({ choreId }) => choreId);
    const before = await this.chores.byId(branch);
    await this.chores.update(chore, change);
    for (const one of await this.chores.lockedAll(branch)) {
      if (one.choreId === chore.choreId || traitsOf(before.get(one.choreId)) !== traitsOf(one)) await this.plan(one);
    }
    if (change.state === "archived") await this.lookAfter(chore.choreId);
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

  /** Whoever waited for it waits for it no longer. */
  private async lookAfter(predecessorId: ChoreId): Promise<void> {
    for (const subject of await this.dependencies.successorsOf(predecessorId)) {
      await this.jobs.plan({ kind: TICK_CHORE, subject, dueAt: this.clock.now() });
    }
  }

  private async plan({ choreId, schedule, follows, state, restsWith }: ChoreView): Promise<void> {
    if ((schedule || follows.length > 0) && state === "active" && restsWith === null) return this.begin(choreId);
    await this.jobs.cancel({ kind: TICK_CHORE, subject: choreId });
    await this.occurrences.dropScheduled(choreId);
  }
}

const traitsOf = (chore: ChoreView | undefined): string =>
  JSON.stringify(chore && [chore.effortMinutes, chore.approval, chore.overdue, chore.graceMinutes, chore.assignment, chore.restsWith]);
