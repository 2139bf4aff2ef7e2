import type { ChoreId } from "@chorestree/atoms/chore";
import { replay } from "@chorestree/atoms/task";
import { Task, type TaskStep } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In, MoreThan } from "typeorm";
import { TaskStepRepository } from "./task-step.repository.js";

/** Which of its chore's tasks it is, and its place in the schedule. */
interface Occurred {
  readonly choreId: ChoreId;
  readonly sequence: number;
  readonly slotAt: Date | null;
}

/** What people did with the tasks that followed from one. */
@Injectable()
export class FollowedUpRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly steps: TaskStepRepository,
  ) {}

  /**
   * The last act of a person that stands on a task of the chore after that one, or of a later round of those that come together with it;
   * null where nobody has done anything there.
   */
  async lastActAfter({ choreId, sequence, slotAt }: Occurred, together: readonly ChoreId[]): Promise<TaskStep | null> {
    const { guildId, rows } = this.scope.of(Task);
    const others = In(together.filter((one) => one !== choreId));
    const ofOthers = slotAt ? [{ guildId, choreId: others, slotAt: MoreThan(slotAt) }] : [];
    const later = await rows.find({ select: { id: true }, where: [{ guildId, choreId, sequence: MoreThan(sequence) }, ...ofOthers] });
    const steps = await this.steps.ofAll(later.map(({ id }) => id));
    const standing = later.flatMap(({ id }) => replay(steps.filter(({ taskId }) => taskId === id)).standing);
    const byPeople = standing.filter(({ actorId }) => actorId !== null).sort((one, other) => Number(one.at) - Number(other.at));
    return byPeople.at(-1) ?? null;
  }
}
