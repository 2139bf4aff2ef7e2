import { bookEffort, effortDay, type EffortEntry } from "@chorestree/atoms/assignment";
import { dueDay } from "@chorestree/atoms/schedule";
import { type Credit, creditsOf, earnedBy, type TaskFacts } from "@chorestree/atoms/task";
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

  /** What counts no longer is taken back, and what begins to count is booked; what waits for approval does neither. */
  async follow(found: Task, left: TaskFacts, step: number): Promise<void> {
    const [lost, earned] = [earnedBy(left, found), earnedBy(found, left)];
    if (left.mode === "each") {
      // Everyone's part is a booking of its own: it counts for the day on which they did it.
      const entries: EffortEntry[] = [];
      for (const one of earned) entries.push(...(await this.entriesOf(found, left, [one])));
      await this.effort.replace(entries, found.id, step, new Set(lost.map(({ doerId }) => doerId)));
    } else if (lost.length > 0 || earned.length > 0) {
      await this.effort.replace(await this.entriesOf(found, left, creditsOf(left)), found.id, step);
    }
  }

  /** What these steps booked is as if it had never been. */
  async takeBack(found: Task, undone: readonly number[], step: number): Promise<void> {
    await this.effort.takeBack(found.id, undone, step);
  }

  private async entriesOf(found: Task, { mode, workersNeeded }: TaskFacts, earned: readonly Credit[]): Promise<EffortEntry[]> {
    if (earned.length === 0) return [];
    const doneOn = earned.map(({ day }) => day).reduce((one, other) => (one > other ? one : other));
    const day = effortDay(dueDay(found), doneOn);
    const audience = await this.contenders.audienceOn(day, found.choreId === null);
    const work = { taskId: found.id, effortSeconds: found.effortMinutes * 60, mode, workersNeeded };
    return bookEffort({ ...work, doers: earned.map(({ doerId }) => doerId), audience, day });
  }
}
