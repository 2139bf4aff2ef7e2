import type { ChoreId } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { OccurrenceRepository } from "@chorestree/molecules/task";

/** The job that looks at a chore's clock: its tasks are made, opened and missed by it. */
export const TICK_CHORE = "chore.tick";

/** What the acts on a chore ask of its clock, in their own commit. */
@Injectable()
export class ChorePlans {
  constructor(
    private readonly jobs: Jobs,
    private readonly occurrences: OccurrenceRepository,
    private readonly clock: Clock,
  ) {}

  /** What has not opened yet is planned anew, at once; what people have seen stays. After a change of the chore, whose row keeps the clock away. */
  async begin(choreId: ChoreId): Promise<void> {
    await this.occurrences.dropScheduled(choreId);
    await this.jobs.plan({ kind: TICK_CHORE, subject: choreId, dueAt: this.clock.now() });
  }

  /** Nothing more comes of it. */
  async end(choreId: ChoreId): Promise<void> {
    await this.jobs.cancel({ kind: TICK_CHORE, subject: choreId });
    await this.occurrences.dropScheduled(choreId);
  }
}
