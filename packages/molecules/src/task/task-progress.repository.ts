import type { ChoreId, WeekProgress } from "@chorestree/atoms/chore";
import { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";

/** How far the week's work of each chore is: figures of a whole guild, in one statement. */
@Injectable()
export class TaskProgressRepository {
  constructor(private readonly scope: GuildScope) {}

  /** See `WeekProgress`. Chores of which no task counts are left out. */
  async inWeek({ first, next }: { first: string; next: string }): Promise<ReadonlyMap<ChoreId, WeekProgress>> {
    const { guildId, manager } = this.scope.of(Task);
    const found = await manager.query<{ choreId: ChoreId; done: string; total: string }[]>(
      `SELECT chore_id AS "choreId", COUNT(*) FILTER (WHERE status = 'completed') AS done, COUNT(*) AS total
       FROM task
       WHERE guild_id = $1 AND chore_id IS NOT NULL AND (
         (status IN ('open', 'in_progress', 'submitted') AND (due_local IS NULL OR due_local < $3))
         OR (status IN ('scheduled', 'missed') AND due_local >= $2 AND due_local < $3)
         OR (status = 'completed' AND completed_on >= $2::date AND completed_on < $3::date))
       GROUP BY chore_id`,
      [guildId, first, next],
    );
    return new Map(found.map(({ choreId, done, total }) => [choreId, { done: Number(done), total: Number(total) }]));
  }
}
