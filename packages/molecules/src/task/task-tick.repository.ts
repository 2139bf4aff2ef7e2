import { TaskTick } from "@chorestree/atoms/task/entity";
import type { TaskId } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In } from "typeorm";

/** The only code that touches the `task_tick` table. Whoever writes holds the task (`TaskRepository.held`). */
@Injectable()
export class TaskTickRepository {
  constructor(private readonly scope: GuildScope) {}

  async of(taskIds: readonly TaskId[]): Promise<TaskTick[]> {
    if (taskIds.length === 0) return [];
    const { guildId, rows } = this.scope.of(TaskTick);
    return rows.findBy({ guildId, taskId: In([...taskIds]) });
  }

  async insert(tick: Omit<TaskTick, "guildId">): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskTick);
    await rows.insert(rows.create({ ...tick, guildId }));
  }

  async delete({ taskId, item }: Pick<TaskTick, "taskId" | "item">): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskTick);
    await rows.delete({ guildId, taskId, item });
  }
}
