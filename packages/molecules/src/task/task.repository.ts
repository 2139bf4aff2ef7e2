import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { Clock, type Sealed } from "@chorestree/atoms/kernel";
import {
  type ActedOnTask,
  changesOf,
  moved,
  TaskChanged,
  type TaskCursor,
  type TaskFacts,
  type TaskId,
  type TaskMove,
  TaskNotFound,
  type TaskStatus,
  workEndedBy,
} from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import type { MemberId } from "@chorestree/atoms/member";
import { type StepWords, TaskStepRepository } from "./task-step.repository.js";
import { TaskTitleRepository } from "./task-title.repository.js";

/** Of a task that nobody has and nobody has done. */
export const UNTOUCHED = {
  assigneeIds: [],
  note: null,
  startedAt: null,
  startedBy: null,
  doers: [],
  completedAt: null,
  completedOn: null,
  spentMinutes: null,
  lapsedAt: null,
  picks: [],
} satisfies Partial<Task>;

/** A task as somebody typed it, not yet sealed; it starts open. */
export type NewTask = Omit<
  Task,
  keyof typeof UNTOUCHED | "slotAt" | "slotLocal" | "guildId" | "title" | "sequence" | "status" | "opensAt" | "openedAt" | "version"
> & {
  readonly title: string;
};

/** What an act makes of a task, and what is to be remembered of it. */
export interface TaskStepDraft {
  readonly move: TaskMove;
  readonly words: StepWords;
  /** For a move back: the note that was taken away then, still sealed. */
  readonly noteBack?: Sealed | null | undefined;
}

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
    private readonly titles: TaskTitleRepository,
    private readonly steps: TaskStepRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound */
  async get(id: TaskId): Promise<Task> {
    const { guildId, rows } = this.scope.of(Task);
    return known(id, await rows.findOneBy({ guildId, id }));
  }

  async insert({ title, ...task }: NewTask): Promise<void> {
    const { guildId, rows } = this.scope.of(Task);
    const sealed = this.sealing.seal(title, this.placeOf(guildId, task.id, "title"));
    const ofNoSchedule = { sequence: null, slotAt: null, slotLocal: null, opensAt: null, openedAt: task.createdAt };
    await rows.insert(rows.create({ ...UNTOUCHED, ...task, ...ofNoSchedule, guildId, title: sealed, status: "open" }));
    const words = { act: "task.create", actorId: task.createdBy } as const;
    const made = { taskId: task.id, number: 1, at: task.createdAt, before: {}, after: { status: "open" } } as const;
    await this.steps.append({ ...words, ...made, noteBefore: null, work: null });
    this.titles.stale();
  }

  /**
   * Reads, asks, writes. Of two at once the second is asked again, about what the first has left, so that a refusal says what has changed;
   * the row is held then, so nobody loses twice.
   * @returns what was decided, the task as it was found and as it is left, and what the act answers
   * @throws TaskNotFound, and whatever `decide` throws
   */
  async change<Draft extends TaskStepDraft>(
    id: TaskId,
    decide: (task: Task) => Draft | Promise<Draft>,
  ): Promise<{ draft: Draft; found: Task; left: TaskFacts; acted: ActedOnTask }> {
    const attempt = async (found: Task) => {
      const draft = await decide(found);
      const step = await this.update(found, draft);
      const left = moved(found, draft.move);
      return { draft, found, left, acted: { taskId: id, status: left.status, step } };
    };
    try {
      return await attempt(await this.get(id));
    } catch (error) {
      if (!(error instanceof TaskChanged)) throw error;
      return attempt(await this.held(id));
    }
  }

  /**
   * Compare-and-set on `version`: of two people pressing at once one wins, the other is told. The act's step is written with it: there is
   * no other way to change a task.
   * @returns the number of the step
   * @throws TaskChanged
   */
  async update(task: Task, { move, words, noteBack }: TaskStepDraft): Promise<number> {
    const { guildId, rows } = this.scope.of(Task);
    const { note, picks, ...columns } = move;
    const sealed = note === undefined ? noteBack : this.sealing.seal(note, this.placeOf(guildId, task.id, "note"));
    const { affected } = await rows.update(
      { guildId, id: task.id, version: task.version },
      { ...(columns as Partial<Task>), ...(picks && { picks }), ...(sealed !== undefined && { note: sealed }) },
    );
    if (affected !== 1) throw new TaskChanged({ taskId: task.id });

    const at = this.clock.now();
    const noted = sealed === undefined ? null : { had: task.note !== null, has: sealed !== null };
    const changes = changesOf(task, columns, noted);
    const number = task.version + 1;
    await this.steps.append({
      ...words,
      ...changes,
      taskId: task.id,
      number,
      at,
      noteBefore: noted && task.note,
      work: workEndedBy(task, move, at),
    });
    this.titles.stale();
    return number;
  }

  /** In the order of their due instants, those without one last; ties by age. */
  async list({ status, assigneeId }: TaskFilter, { after, limit }: { after: TaskCursor | null; limit: number }): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    const query = rows.createQueryBuilder("task").where({ guildId });
    if (status) query.andWhere("task.status IN (:...status)", { status });
    if (assigneeId) query.andWhere("task.assignee_ids @> ARRAY[:assigneeId]::uuid[]", { assigneeId });
    if (after?.dueAt) {
      query.andWhere("(task.due_at > :dueAt OR (task.due_at = :dueAt AND task.id > :id) OR task.due_at IS NULL)", after);
    } else if (after) {
      query.andWhere("task.due_at IS NULL AND task.id > :id", after);
    }
    return query.orderBy("task.dueAt", "ASC", "NULLS LAST").addOrderBy("task.id").take(limit).getMany();
  }

  /** The texts of a task that this repository has read. */
  texts(task: Pick<Task, "guildId" | "id" | "title" | "note">): { title: string; note: string | null } {
    return {
      title: this.sealing.open(task.title, this.placeOf(task.guildId, task.id, "title")),
      note: this.sealing.open(task.note, this.placeOf(task.guildId, task.id, "note")),
    };
  }

  /** Nobody else acts on it until the unit ends. @throws TaskNotFound */
  async held(id: TaskId): Promise<Task> {
    const { guildId, rows } = this.scope.of(Task);
    return known(id, await rows.findOne({ where: { guildId, id }, lock: { mode: "pessimistic_write" } }));
  }

  private readonly placeOf = (guild: string, row: TaskFacts["id"], column: "title" | "note") => ({ table: "task", column, guild, row });
}

/** @throws TaskNotFound */
function known(taskId: TaskId, task: Task | null): Task {
  if (!task) throw new TaskNotFound({ taskId });
  return task;
}
