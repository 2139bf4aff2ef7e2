import type { TaskFacts } from "@chorestree/atoms/task";
import type { Task, TaskStep } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import type { Cause } from "@chorestree/events/outbox";
import { ChoreDependencyRepository } from "@chorestree/molecules/chore";
import { TaskSwapRepository } from "@chorestree/molecules/task";
import { ChoreRounds } from "../chore/chore-rounds.service.js";
import { FollowUps } from "./follow-ups.service.js";
import { ChoreClock } from "./chore-clock.service.js";
import { EffortBook } from "./effort-book.service.js";

/** A task as an act found it and as it leaves it. */
export interface ChangedTask {
  readonly found: Task;
  readonly left: TaskFacts;
  readonly acted: { readonly step: number };
}

/** What else changes with a task, in the act's own unit: who has done how much, and what its chore brings next. */
@Injectable()
export class TaskConsequences {
  constructor(
    private readonly effort: EffortBook,
    private readonly choreClock: ChoreClock,
    private readonly dependencies: ChoreDependencyRepository,
    private readonly rounds: ChoreRounds,
    private readonly swaps: TaskSwapRepository,
    private readonly followUps: FollowUps,
  ) {}

  async of(cause: Cause, { found, left, acted }: ChangedTask, now: Date): Promise<void> {
    await this.effort.follow(found, left, acted.step);
    await this.bringNext(cause, found, now);
  }

  /** Who did it, when, or whether it was done, was otherwise: the ledger says so, and what its chore brings is as it was. */
  async ofCorrection({ found, left, acted }: ChangedTask): Promise<void> {
    await this.effort.follow(found, left, acted.step);
  }

  /** @param undone the steps that were taken back @throws TaskFollowedUp */
  async ofUndo(cause: Cause, { found, left, acted }: ChangedTask, undone: readonly TaskStep[], now: Date): Promise<void> {
    const numbers = undone.map(({ number }) => number);
    const endedAt = await this.followUps.takeBack(found, left, undone);
    await this.effort.takeBack(found, numbers, acted.step);
    await this.swaps.offerAgain(found.id, numbers);
    await this.bringNext(cause, found, now, endedAt);
  }

  /**
   * Of a task that follows from the one before, the next one comes with its end, and goes again when that is taken back. The same holds for
   * the chores that come together with its chore, and for those that come after it.
   */
  private async bringNext(cause: Cause, { choreId, sequence }: Task, now: Date, endedAt: Date | null = null): Promise<void> {
    if (choreId === null) return;
    const members = sequence === null ? [] : await this.rounds.membersOf(choreId);
    for (const memberId of members) await this.choreClock.tick(cause, memberId, now, memberId === choreId ? endedAt : null);
    for (const successorId of await this.dependencies.successorsOf(choreId)) await this.choreClock.tick(cause, successorId, now);
  }
}
