import type { TaskFacts } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import type { Cause } from "@chorestree/events/outbox";
import { ChoreDependencyRepository } from "@chorestree/molecules/chore";
import { TaskSwapRepository } from "@chorestree/molecules/task";
import { ChoreRounds } from "../chore/chore-rounds.service.js";
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
  ) {}

  async of(cause: Cause, { found, left, acted }: ChangedTask, now: Date): Promise<void> {
    await this.effort.follow(found, left, acted.step);
    await this.bringNext(cause, found, now);
  }

  /** @param undone the steps that were taken back */
  async ofUndo(cause: Cause, { found, acted }: ChangedTask, undone: readonly number[], now: Date): Promise<void> {
    await this.effort.takeBack(found, undone, acted.step);
    await this.swaps.offerAgain(found.id, undone);
    await this.bringNext(cause, found, now);
  }

  /**
   * Of a task that follows from the one before, the next one comes with its end, and goes again when that is taken back. The same holds for
   * the chores that come together with its chore, and for those that come after it.
   */
  private async bringNext(cause: Cause, { choreId, sequence }: Task, now: Date): Promise<void> {
    if (choreId === null) return;
    const members = sequence === null ? [] : await this.rounds.membersOf(choreId);
    for (const memberId of members) await this.choreClock.tick(cause, memberId, now);
    for (const successorId of await this.dependencies.successorsOf(choreId)) await this.choreClock.tick(cause, successorId, now);
  }
}
