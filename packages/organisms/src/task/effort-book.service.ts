import { bookEffort, effortDay, type EffortEntry } from "@chorestree/atoms/assignment";
import { dueDay } from "@chorestree/atoms/schedule";
import type { TaskFacts } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { EffortRepository } from "@chorestree/molecules/task";
import { Contenders } from "../assignment/contenders.service.js";

/** Keeps the effort ledger in step with what counts, in the act's own unit. Each row names the step of the history that booked it. */
@Injectable()
export class EffortBook {
  constructor(
    private readonly contenders: Contenders,
    private readonly effort: EffortRepository,
  ) {}

  /** A completion counts from now on; one that waits for approval books nothing yet. */
  async book(found: Task, left: TaskFacts, step: number): Promise<void> {
    await this.effort.book(await this.entriesOf(found, left), found.id, step);
  }

  /** What counted does so no longer, and what counts now does instead. */
  async replace(found: Task, left: TaskFacts, step: number): Promise<void> {
    await this.effort.replace(await this.entriesOf(found, left), found.id, step);
  }

  /** What was done counts no longer. */
  async reverse(found: Task, step: number): Promise<void> {
    await this.effort.reverse(found.id, step);
  }

  /** What these steps booked is as if it had never been. */
  async takeBack(found: Task, undone: readonly number[], step: number): Promise<void> {
    await this.effort.takeBack(found.id, undone, step);
  }

  private async entriesOf(found: Task, left: TaskFacts): Promise<EffortEntry[]> {
    const { status, completedBy, completedOn } = left;
    if (status !== "completed" || completedBy === null || completedOn === null) return [];
    const day = effortDay(dueDay(found), completedOn);
    const audience = await this.contenders.audienceOn(day, found.choreId === null);
    const work = { taskId: found.id, effortSeconds: found.effortMinutes * 60, mode: "any", workersNeeded: 1 } as const;
    return bookEffort({ ...work, doers: [completedBy], audience, day });
  }
}
