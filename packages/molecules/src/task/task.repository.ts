import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import type { GuildId } from "@chorestree/atoms/guild";
import { TaskChanged, TaskNotFound, type TaskCursor, type TaskFacts, type TaskId, type TaskStatus } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import type { MemberId } from "@chorestree/atoms/member";

/** A task as somebody typed it, not yet sealed; it starts open. */
export type NewTask = Pick<Task, "id" | "choreId" | "dueAt" | "dueLocal" | "timeZone" | "effortMinutes" | "createdBy" | "createdAt"> & {
  readonly title: string;
};

/** What an act may change of a task; what is left out stays. */
export type TaskChange = Partial<Pick<Task, "status" | "assigneeId" | "startedAt" | "completedAt" | "completedBy">> & {
  readonly note?: string | null;
};

/** What choices show of a task: nothing else of it is read or opened. */
export interface TitledTask {
  readonly taskId: TaskId;
  readonly title: string;
  readonly assigneeId: MemberId | null;
}

/** The answer about titles that every change of a task makes stale, in every process. */
export const TASK_TITLES = "task.titles";

export interface TaskFilter {
  readonly status?: readonly TaskStatus[] | undefined;
  readonly assigneeId?: MemberId | undefined;
}

/** The only code that touches the `task` table; seals and opens its texts. Without a guild in scope it refuses to run. */
@Injectable()
export class TaskRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
  ) {}

  /** @throws TaskNotFound */
  async get(id: TaskId): Promise<Task> {
    const { guildId, rows } = this.scope.of(Task);
    const task = await rows.findOneBy({ guildId, id });
    if (!task) throw new TaskNotFound({ taskId: id });
    return task;
  }

  async insert({ title, ...task }: NewTask): Promise<void> {
    const { guildId, rows } = this.scope.of(Task);
    const sealed = this.sealing.seal(title, this.placeOf(guildId, task.id, "title"));
    const unset = { assigneeId: null, note: null, startedAt: null, completedAt: null, completedBy: null };
    const ofNoSchedule = { sequence: null, opensAt: null, openedAt: task.createdAt, lapsedAt: null };
    await rows.insert(rows.create({ ...task, ...unset, ...ofNoSchedule, guildId, title: sealed, status: "open", approval: "none" }));
    this.staleTitles(guildId);
  }

  /** Compare-and-set on `version`: of two people pressing at once one wins, the other is told. @throws TaskChanged */
  async update(task: Pick<Task, "guildId" | "id" | "version">, { note, ...change }: TaskChange): Promise<void> {
    const { guildId, rows } = this.scope.of(Task);
    const sealed = note === undefined ? {} : { note: this.sealing.seal(note, this.placeOf(guildId, task.id, "note")) };
    const { affected } = await rows.update({ guildId, id: task.id, version: task.version }, { ...change, ...sealed });
    if (affected !== 1) throw new TaskChanged({ taskId: task.id });
    this.staleTitles(guildId);
  }

  /** In the order of their due instants, those without one last; ties by age. */
  async list({ status, assigneeId }: TaskFilter, { after, limit }: { after: TaskCursor | null; limit: number }): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    const query = rows.createQueryBuilder("task").where({ guildId });
    if (status) query.andWhere("task.status IN (:...status)", { status });
    if (assigneeId) query.andWhere({ assigneeId });
    if (after?.dueAt) {
      query.andWhere("(task.due_at > :dueAt OR (task.due_at = :dueAt AND task.id > :id) OR task.due_at IS NULL)", after);
    } else if (after) {
      query.andWhere("task.due_at IS NULL AND task.id > :id", after);
    }
    return query.orderBy("task.dueAt", "ASC", "NULLS LAST").addOrderBy("task.id").take(limit).getMany();
  }

  /** In the order of `list`. */
  async titles(status: readonly TaskStatus[], limit: number): Promise<TitledTask[]> {
    const { guildId, rows } = this.scope.of(Task);
    const query = rows.createQueryBuilder("task").select(["task.id", "task.title", "task.assigneeId"]).where({ guildId });
    const found = await query
      .andWhere("task.status IN (:...status)", { status })
      .orderBy("task.dueAt", "ASC", "NULLS LAST")
      .addOrderBy("task.id")
      .limit(limit)
      .getMany();
    return found.map(({ id, title, assigneeId }) => ({
      taskId: id,
      title: this.sealing.open(title, this.placeOf(guildId, id, "title")),
      assigneeId,
    }));
  }

  /** The texts of a task that this repository has read. */
  texts(task: Pick<Task, "guildId" | "id" | "title" | "note">): { title: string; note: string | null } {
    return {
      title: this.sealing.open(task.title, this.placeOf(task.guildId, task.id, "title")),
      note: this.sealing.open(task.note, this.placeOf(task.guildId, task.id, "note")),
    };
  }

  private staleTitles(guildId: GuildId): void {
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: [TASK_TITLES] }));
  }

  private readonly placeOf = (guild: string, row: TaskFacts["id"], column: "title" | "note") => ({ table: "task", column, guild, row });
}
