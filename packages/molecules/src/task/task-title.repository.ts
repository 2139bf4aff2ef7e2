import type { MemberId } from "@chorestree/atoms/member";
import type { TaskId, TaskStatus } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** What choices show of a task: nothing else of it is read or opened. */
export interface TitledTask {
  readonly taskId: TaskId;
  readonly title: string;
  readonly status: TaskStatus;
  readonly assigneeIds: readonly MemberId[];
}

/** The answers about titles that every change of a task makes stale, in every process: of what is still to be done, and of what is not. */
export const TASK_TITLES = { live: "task.titles", closed: "task.titles.closed" } as const;

/** The titles of tasks, as choices look through them. */
@Injectable()
export class TaskTitleRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
  ) {}

  /** The most urgent first, or the newest. */
  async list(status: readonly TaskStatus[], limit: number, order: "due" | "newest"): Promise<TitledTask[]> {
    const { guildId, rows } = this.scope.of(Task);
    const query = rows.createQueryBuilder("task").select(["task.id", "task.title", "task.status", "task.assigneeIds"]).where({ guildId });
    query.andWhere("task.status IN (:...status)", { status }).limit(limit);
    if (order === "due") query.orderBy("task.dueAt", "ASC", "NULLS LAST").addOrderBy("task.id");
    else query.orderBy("task.id", "DESC");
    return (await query.getMany()).map(({ id, title, ...task }) => ({
      taskId: id,
      title: this.sealing.open(title, { table: "task", column: "title", guild: guildId, row: id }),
      status: task.status,
      assigneeIds: task.assigneeIds,
    }));
  }

  /** Whatever was read of them is read again once the unit is committed. */
  stale(): void {
    const { guildId } = this.scope.of(Task);
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: Object.values(TASK_TITLES) }));
  }
}
