import { endedAt, isUnfinished, TaskFollowedUp, type TaskFacts } from "@chorestree/atoms/task";
import type { Task, TaskStep } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { FollowedUpRepository, OccurrenceRepository, TaskStepRepository } from "@chorestree/molecules/task";
import { ChoreRounds } from "../chore/chore-rounds.service.js";

/** What followed from a task that a chore, or a branch in rounds, brings once the one before is over, when acts on that one are taken back. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly rounds: ChoreRounds,
    private readonly chores: ChoreRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly steps: TaskStepRepository,
    private readonly followedUp: FollowedUpRepository,
  ) {}

  /**
   * Inside a unit of work, before the chore's clock, which takes away what nobody has acted on and makes what is missing.
   * @returns when the task was over as it stands again, from which what follows is counted; null where it is not over
   * @throws TaskFollowedUp
   */
  async takeBack(found: Task, left: TaskFacts, undone: readonly TaskStep[]): Promise<Date | null> {
    const { choreId, sequence } = found;
    if (choreId === null || sequence === null || (isUnfinished(found) && isUnfinished(left))) return null;
    // Held, so that nobody begins on what follows meanwhile.
    const members = await this.rounds.held(choreId);
    const { schedule, comesWith } = (await this.chores.locked(choreId)).chore;
    if ((schedule ?? comesWith?.schedule)?.anchor !== "completion") return null;

    if (isUnfinished(left)) {
      const last = await this.followedUp.lastActAfter({ choreId, sequence, slotAt: found.slotAt }, members);
      if (last) throw new TaskFollowedUp({ taskId: found.id, act: last.act, holderId: last.actorId });
      return null;
    }
    if (undone.some(({ after: { status } }) => status !== undefined && isUnfinished({ status }))) {
      // It was over before, was opened, and is over by another end now: what followed from this one is made anew by that one.
      for (const memberId of members) await this.occurrences.dropScheduled(memberId);
    }
    return endedAt(await this.steps.of(found.id));
  }
}
