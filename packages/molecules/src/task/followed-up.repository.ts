import type { ChoreId } from "@chorestree/atoms/chore";
import { replay } from "@chorestree/atoms/task";
import { Task, type TaskStep } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { MoreThan } from "typeorm";
import { TaskStepRepository } from "./task-step.repository.js";

/** What people did with the tasks that followed from one. */
@Injectable()
export class FollowedUpRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly steps: TaskStepRepository,
  ) {}

  /** The last act of a person that stands on a task of the chore after that one; null where nobody has done anything there. */
  async lastActAfter(choreId: ChoreId, sequence: number): Promise<TaskStep | null> {
    const { guildId, rows } = this.scope.of(Task);
    const later = await rows.find({ select: { id: true }, where: { guildId, choreId, sequence: MoreThan(sequence) } });
    const steps = await this.steps.ofAll(later.map(({ id }) => id));
    const standing = later.flatMap(({ id }) => replay(steps.filter(({ taskId }) => taskId === id)).standing);
    const byPeople = standing.filter(({ actorId }) => actorId !== null).sort((one, other) => Number(one.at) - Number(other.at));
    return byPeople.at(-1) ?? null;
  }
}
