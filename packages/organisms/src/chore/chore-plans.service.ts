import type { ChoreId } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { cancelTask } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskCancelled } from "@chorestree/events/contracts";
import { Outbox } from "@chorestree/events/outbox";
import { OccurrenceRepository, TaskRepository } from "@chorestree/molecules/task";
import type { Act } from "../kernel/act.js";

/** The job that looks at a chore's clock: its tasks are made, opened and missed by it. */
export const TICK_CHORE = "chore.tick";

/** What the acts on a chore ask of its clock, in their own commit. */
@Injectable()
export class ChorePlans {
  constructor(
    private readonly jobs: Jobs,
    private readonly occurrences: OccurrenceRepository,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What has not opened yet is planned anew, at once; what people have seen stays. After a change of the chore, whose row keeps the clock away. */
  async begin(choreId: ChoreId): Promise<void> {
    await this.occurrences.dropScheduled(choreId);
    await this.jobs.plan({ kind: TICK_CHORE, subject: choreId, dueAt: this.clock.now() });
  }

  /** Nothing more comes of it, also not what somebody was given by hand before it opened. */
  async endForGood(act: Act, choreId: ChoreId): Promise<void> {
    await this.end(choreId);
    for (const taskId of await this.occurrences.scheduled(choreId)) {
      const words = { act: "task.cancel", actorId: act.memberId } as const;
      await this.tasks.change(taskId, (task) => ({ move: cancelTask(task), words }));
      this.outbox.record(act, TaskCancelled, { taskId });
    }
  }

  /** Nothing more comes of it until it begins again. */
  async end(choreId: ChoreId): Promise<void> {
    await this.jobs.cancel({ kind: TICK_CHORE, subject: choreId });
    await this.occurrences.dropScheduled(choreId);
  }
}
