import type { ChoreId } from "@chorestree/atoms/chore";
import type { Approval } from "@chorestree/atoms/kernel";
import type { MadeOccurrence, Occurrence, TaskId, TaskStatus, TickFacts } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { In, IsNull, MoreThan, Not } from "typeorm";
import { TASK_TITLES } from "./task.repository.js";

/** What a task takes from its chore when the schedule makes it. */
export interface OccurrenceOf {
  readonly choreId: ChoreId;
  readonly title: string;
  readonly effortMinutes: number;
  readonly approval: Approval;
  readonly checklistEdition: number | null;
}

const UNFINISHED: readonly TaskStatus[] = ["scheduled", "open", "in_progress"];

type OccurrenceFacts = Pick<TickFacts, "unfinished" | "lastSequence" | "lastCompletedAt" | "passedUntil" | "taken">;

/** The tasks that a chore's schedule makes: the part of the `task` table that follows the clock. */
@Injectable()
export class OccurrenceRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
  ) {}

  /** Locked until the unit ends: nobody does, drops or opens one meanwhile. */
  async of(choreId: ChoreId): Promise<OccurrenceFacts> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, choreId, sequence: Not(IsNull()) };
    const lock = { mode: "pessimistic_write" } as const;
    const unfinished = await rows.find({ where: { ...where, status: In([...UNFINISHED]) }, order: { dueAt: "ASC" }, lock });
    const [last] = await rows.find({ where, order: { sequence: "DESC" }, take: 1 });
    const passed = { ...where, status: Not(In<TaskStatus>(["scheduled", "cancelled"])) };
    const [newest] = await rows.find({ where: passed, order: { slotAt: "DESC" }, take: 1 });
    const passedUntil = newest?.slotAt ?? null;
    const later = await rows.find({
      select: { slotLocal: true },
      where: { ...where, ...(passedUntil && { slotAt: MoreThan(passedUntil) }) },
    });
    return {
      unfinished: unfinished.map(occurrence),
      lastSequence: last?.sequence ?? 0,
      lastCompletedAt: last?.completedAt ?? null,
      passedUntil,
      taken: later.flatMap(({ slotLocal }) => slotLocal ?? []),
    };
  }

  /** What is to open at once is opened after that, as any other: its history begins with it. */
  async insert(made: readonly (MadeOccurrence & { readonly id: TaskId })[], of: OccurrenceOf, now: Date): Promise<void> {
    if (made.length === 0) return;
    const { guildId, rows } = this.scope.of(Task);
    const undone = { assigneeId: null, note: null, startedAt: null, completedAt: null, completedBy: null, completedOn: null };
    const none = { ...undone, spentMinutes: null, createdBy: null, openedAt: null, lapsedAt: null, pick: null };
    const tasks = made.map(({ id, sequence, due, opensAt, status }) =>
      rows.create({
        ...none,
        ...due,
        guildId,
        id,
        sequence,
        slotAt: due.dueAt,
        slotLocal: due.dueLocal,
        opensAt,
        status: status === "missed" ? "missed" : "scheduled",
        choreId: of.choreId,
        title: this.sealing.seal(of.title, { table: "task", column: "title", guild: guildId, row: id }),
        effortMinutes: of.effortMinutes,
        approval: of.approval,
        checklist: of.checklistEdition,
        createdAt: now,
      }),
    );
    await rows.insert(tasks);
    this.staleTitles();
  }

  /** Open for nobody, since nobody could be given them when they opened. */
  async vacant(choreId: ChoreId): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, choreId, sequence: Not(IsNull()), status: "open", assigneeId: IsNull(), pick: Not(IsNull()) } as const;
    const free = await rows.find({ where, order: { dueAt: "ASC" } });
    return free.filter(({ pick }) => pick?.memberId === null && pick.reason.code === "nobody" && pick.reason.passedOver.length > 0);
  }

  /** The newest of those that were done or not, as turns are told by them. */
  async newest(choreId: ChoreId, count: number): Promise<Pick<Task, "id" | "slotLocal" | "status" | "completedAt">[]> {
    const { guildId, rows } = this.scope.of(Task);
    const select = { id: true, slotLocal: true, status: true, completedAt: true } as const;
    const where = { guildId, choreId, sequence: Not(IsNull()), status: Not("scheduled" as const) };
    return rows.find({ select, where, order: { sequence: "DESC" }, take: count });
  }

  /** What has not opened yet is planned anew; what people have seen stays, and so does what somebody was given by hand. */
  async dropScheduled(choreId: ChoreId): Promise<void> {
    const { guildId, rows } = this.scope.of(Task);
    await rows.delete({ guildId, choreId, status: "scheduled", version: 1 });
    this.staleTitles();
  }

  /** What has not opened yet. */
  async scheduled(choreId: ChoreId): Promise<TaskId[]> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, choreId, status: "scheduled" } as const;
    return (await rows.find({ select: { id: true }, where, order: { dueAt: "ASC" } })).map(({ id }) => id);
  }

  /** Those that have not opened, and of which nothing is on record. */
  async withdraw(ids: readonly TaskId[]): Promise<void> {
    if (ids.length === 0) return;
    const { guildId, rows } = this.scope.of(Task);
    await rows.delete({ guildId, id: In([...ids]), status: "scheduled", version: 1 });
    this.staleTitles();
  }

  private staleTitles(): void {
    const { guildId } = this.scope.of(Task);
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: Object.values(TASK_TITLES) }));
  }
}

function occurrence({ id, sequence, dueAt, opensAt, status, lapsedAt }: Task): Occurrence {
  // Held by task_sequence_of_chore; the types of a row cannot say so.
  if (sequence === null || dueAt === null || opensAt === null) throw new Error(`task ${id} is of no schedule`);
  return { id, sequence, dueAt, opensAt, status, lapsedAt };
}
