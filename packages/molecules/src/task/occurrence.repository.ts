import type { ChoreId } from "@chorestree/atoms/chore";
import type { MadeOccurrence, Occurrence, TaskId, TaskStatus, TickFacts } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { In, IsNull, Not } from "typeorm";
import { TASK_TITLES } from "./task.repository.js";

/** What a task takes from its chore when the schedule makes it. */
export interface OccurrenceOf {
  readonly choreId: ChoreId;
  readonly title: string;
  readonly effortMinutes: number;
}

const UNFINISHED: readonly TaskStatus[] = ["scheduled", "open", "in_progress"];

/** The tasks that a chore's schedule makes: the part of the `task` table that follows the clock. */
@Injectable()
export class OccurrenceRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
  ) {}

  /** Locked until the unit ends: nobody does, drops or opens one meanwhile. */
  async of(choreId: ChoreId): Promise<Pick<TickFacts, "unfinished" | "latest">> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, choreId, sequence: Not(IsNull()) };
    const lock = { mode: "pessimistic_write" } as const;
    const unfinished = await rows.find({ where: { ...where, status: In([...UNFINISHED]) }, order: { sequence: "ASC" }, lock });
    const [latest] = await rows.find({ where, order: { sequence: "DESC" }, take: 1 });
    return { unfinished: unfinished.map(occurrence), latest: latest ? { ...occurrence(latest), completedAt: latest.completedAt } : null };
  }

  async insert(made: readonly (MadeOccurrence & { readonly id: TaskId })[], of: OccurrenceOf, now: Date): Promise<void> {
    if (made.length === 0) return;
    const { guildId, rows } = this.scope.of(Task);
    const none = { assigneeId: null, note: null, createdBy: null, startedAt: null, completedAt: null, completedBy: null, lapsedAt: null };
    const tasks = made.map(({ id, sequence, due, opensAt, status }) =>
      rows.create({
        ...none,
        ...due,
        guildId,
        id,
        sequence,
        opensAt,
        status,
        choreId: of.choreId,
        title: this.sealing.seal(of.title, { table: "task", column: "title", guild: guildId, row: id }),
        effortMinutes: of.effortMinutes,
        approval: "none",
        createdAt: now,
        openedAt: status === "open" ? now : null,
      }),
    );
    await rows.insert(tasks);
    this.staleTitles();
  }

  async open(ids: readonly TaskId[], now: Date): Promise<void> {
    await this.change(ids, { status: "open", openedAt: now });
  }

  async miss(ids: readonly TaskId[]): Promise<void> {
    await this.change(ids, { status: "missed" });
  }

  /** Free for whoever takes it, since nobody did it in time. */
  async lapse(id: TaskId, now: Date): Promise<void> {
    await this.change([id], { lapsedAt: now, assigneeId: null });
  }

  /** What has not opened yet is planned anew; what people have seen stays. Gives how many there were. */
  async dropScheduled(choreId: ChoreId): Promise<number> {
    const { guildId, rows } = this.scope.of(Task);
    const { affected } = await rows.delete({ guildId, choreId, status: "scheduled" });
    this.staleTitles();
    return affected ?? 0;
  }

  private async change(
    ids: readonly TaskId[],
    change: Partial<Pick<Task, "status" | "openedAt" | "lapsedAt" | "assigneeId">>,
  ): Promise<void> {
    if (ids.length === 0) return;
    const { guildId, rows } = this.scope.of(Task);
    await rows.update({ guildId, id: In([...ids]) }, change);
    this.staleTitles();
  }

  private staleTitles(): void {
    const { guildId } = this.scope.of(Task);
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: [TASK_TITLES] }));
  }
}

function occurrence({ id, sequence, dueAt, opensAt, status, lapsedAt }: Task): Occurrence {
  // Held by task_sequence_of_chore; the types of a row cannot say so.
  if (sequence === null || dueAt === null || opensAt === null) throw new Error(`task ${id} is of no schedule`);
  return { id, sequence, dueAt, opensAt, status, lapsedAt };
}
