import type { ChoreId } from "@chorestree/atoms/chore";
import type { Completion, FollowedTask, TaskId } from "@chorestree/atoms/task";
import { TaskOrigin } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In } from "typeorm";

/** What is looked for: what has been done of a chore since then. */
export interface Awaited {
  readonly choreId: ChoreId;
  readonly since: Date;
}

/** As `wasDone` has it: what turns out not to have been done takes nothing away that came of it. */
const WAS_DONE = `(done.status = 'completed' OR (done.status = 'missed' AND done.completed_at IS NOT NULL))`;

/** The only code that touches the `task_origin` table: what came of what was done. Whoever writes holds the chore that follows. */
@Injectable()
export class TaskOriginRepository {
  constructor(private readonly scope: GuildScope) {}

  async insert(choreId: ChoreId, made: readonly { readonly id: TaskId; readonly from: readonly TaskId[] }[]): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskOrigin);
    const origins = made.flatMap(({ id: taskId, from }) => from.map((originId) => rows.create({ guildId, choreId, originId, taskId })));
    if (origins.length > 0) await rows.insert(origins);
  }

  /** They came of nothing: what was done may bring others. */
  async forget(taskIds: readonly TaskId[]): Promise<void> {
    if (taskIds.length === 0) return;
    const { guildId, rows } = this.scope.of(TaskOrigin);
    await rows.delete({ guildId, taskId: In([...taskIds]) });
  }

  /** Of what each came. */
  async of(taskIds: readonly TaskId[]): Promise<(taskId: TaskId) => FollowedTask[]> {
    if (taskIds.length === 0) return () => [];
    const { guildId, manager } = this.scope.of(TaskOrigin);
    const found = await manager.query<{ task_id: TaskId; origin_id: TaskId; chore_id: ChoreId; completed_at: Date | null }[]>(
      `SELECT came.task_id, came.origin_id, done.chore_id, CASE WHEN ${WAS_DONE} THEN done.completed_at END AS completed_at
       FROM task_origin AS came JOIN task AS done ON done.guild_id = came.guild_id AND done.id = came.origin_id
       WHERE came.guild_id = $1 AND came.task_id = ANY($2)`,
      [guildId, taskIds],
    );
    return (taskId) =>
      found
        .filter((one) => one.task_id === taskId)
        .map((one) => ({ taskId: one.origin_id, choreId: one.chore_id, completedAt: one.completed_at }));
  }

  /** What has been done of those that a chore follows and brought it nothing yet, or something that is not over; in the order in which it was done. */
  async completions(choreId: ChoreId, awaited: readonly Awaited[]): Promise<Completion[]> {
    if (awaited.length === 0) return [];
    const { guildId, manager } = this.scope.of(TaskOrigin);
    const found = await manager.query<{ id: TaskId; chore_id: ChoreId; completed_at: Date; task_id: TaskId | null }[]>(
      `SELECT done.id, done.chore_id, done.completed_at, came.task_id
       FROM unnest($3::uuid[], $4::timestamptz[]) AS awaited (chore_id, since)
       JOIN task AS done ON done.guild_id = $1 AND done.chore_id = awaited.chore_id
       LEFT JOIN task_origin AS came ON came.guild_id = $1 AND came.chore_id = $2 AND came.origin_id = done.id
       LEFT JOIN task AS next ON next.guild_id = $1 AND next.id = came.task_id
       WHERE ${WAS_DONE} AND done.completed_at >= awaited.since
         AND (next.id IS NULL OR next.status IN ('scheduled', 'open', 'in_progress'))
       ORDER BY done.completed_at, done.id`,
      [guildId, choreId, awaited.map((one) => one.choreId), awaited.map((one) => one.since)],
    );
    return found.map((one) => ({ taskId: one.id, choreId: one.chore_id, completedAt: one.completed_at, usedBy: one.task_id }));
  }
}
