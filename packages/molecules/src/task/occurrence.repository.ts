import type { CompletionMode, Picked } from "@chorestree/atoms/assignment";
import type { ChoreId } from "@chorestree/atoms/chore";
import type { Approval } from "@chorestree/atoms/kernel";
import {
  type MadeOccurrence,
  type Occurrence,
  placesToDeal,
  type RoundTask,
  type TaskId,
  type TaskStatus,
  type TickFacts,
  type Together,
} from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { TaskTitleRepository } from "./task-title.repository.js";
import { UNTOUCHED } from "./task.repository.js";
import { In, IsNull, MoreThan, MoreThanOrEqual, Not } from "typeorm";

/** What a task takes from its chore when the schedule makes it. */
export interface OccurrenceOf {
  readonly choreId: ChoreId;
  readonly title: string;
  readonly effortMinutes: number;
  readonly approval: Approval;
  readonly mode: CompletionMode;
  readonly workersNeeded: number;
  readonly checklistEdition: number | null;
}

const UNFINISHED: readonly TaskStatus[] = ["scheduled", "open", "in_progress"];

/** A task with what a rule that does not only go by the calendar asks of it. */
export type LiveOccurrence = Occurrence & Pick<Task, "openedAt" | "version"> & { readonly dueLocal: string };

type OccurrenceFacts = Pick<TickFacts, "lastSequence" | "lastCompletedAt" | "passedUntil" | "taken"> & {
  readonly unfinished: readonly LiveOccurrence[];
};

/** The tasks that a chore's schedule makes: the part of the `task` table that follows the clock. */
@Injectable()
export class OccurrenceRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly titles: TaskTitleRepository,
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

  /** How far several chores are that come together. Whoever goes by it holds the one whose repeat it is. */
  async together(choreIds: readonly ChoreId[]): Promise<Together> {
    const { guildId, rows, manager } = this.scope.of(Task);
    const where = { guildId, choreId: In([...choreIds]), sequence: Not(IsNull()) };
    const unfinished = await rows.find({ where: { ...where, status: In([...UNFINISHED]) }, order: { slotAt: "ASC" } });
    const [latest] = await manager.query<{ count: string; done: Date | null }[]>(
      `SELECT count(*) AS count, CASE WHEN every(completed_at IS NOT NULL) THEN max(completed_at) END AS done
       FROM task WHERE guild_id = $1 AND chore_id = ANY($2) AND sequence IS NOT NULL AND status <> 'scheduled' AND slot_at =
         (SELECT max(slot_at) FROM task WHERE guild_id = $1 AND chore_id = ANY($2) AND sequence IS NOT NULL AND status <> 'scheduled')`,
      [guildId, choreIds],
    );
    const hasBegun = unfinished.length > 0 || Number(latest?.count) > 0;
    return { unfinished: unfinished.map(roundTask), hasBegun, lastCompletedAt: latest?.done ?? null };
  }

  /** On which wall-clock times from then on there was one that is over. */
  async takenSince(choreId: ChoreId, since: Date): Promise<string[]> {
    const { guildId, rows } = this.scope.of(Task);
    const isOver = { status: Not(In([...UNFINISHED])), sequence: Not(IsNull()) };
    const found = await rows.find({ select: { slotLocal: true }, where: { guildId, choreId, ...isOver, slotAt: MoreThanOrEqual(since) } });
    return found.flatMap(({ slotLocal }) => slotLocal ?? []);
  }

  /** What is to open at once is opened after that, as any other: its history begins with it. */
  async insert(made: readonly (MadeOccurrence & { readonly id: TaskId })[], of: OccurrenceOf, now: Date): Promise<void> {
    if (made.length === 0) return;
    const { guildId, rows } = this.scope.of(Task);
    const tasks = made.map(({ id, sequence, due, opensAt, status }) =>
      rows.create({
        ...UNTOUCHED,
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
        mode: of.mode,
        workersNeeded: of.workersNeeded,
        createdBy: null,
        openedAt: null,
        checklist: of.checklistEdition,
        createdAt: now,
      }),
    );
    await rows.insert(tasks);
    this.titles.stale();
  }

  /** Open with a place that nobody has, since nobody could be given it when they opened. */
  async vacant(choreId: ChoreId): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, choreId, sequence: Not(IsNull()), status: In<TaskStatus>(["open", "in_progress"]) };
    const open = await rows.find({ where, order: { dueAt: "ASC" } });
    return open.filter((task) => placesToDeal(task) > 0 && task.picks.some(isNobodys));
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
    this.titles.stale();
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
    this.titles.stale();
  }
}

/** All who might be given it were away, or cannot. */
const isNobodys = ({ memberId, reason }: Picked): boolean => memberId === null && reason.code === "nobody" && reason.passedOver.length > 0;

function occurrence({ id, sequence, dueAt, slotLocal: dueLocal, opensAt, status, lapsedAt, openedAt, version }: Task): LiveOccurrence {
  // Held by task_sequence_of_chore and task_slot_of_schedule; the types of a row cannot say so.
  if (sequence === null || dueAt === null || dueLocal === null || opensAt === null) throw new Error(`task ${id} is of no schedule`);
  return { id, sequence, dueAt, dueLocal, opensAt, status, lapsedAt, openedAt, version };
}

/** One that was sent back with a new due is still of its round. */
function roundTask({ id, slotAt: dueAt, slotLocal: dueLocal, timeZone, status, createdAt }: Task): RoundTask {
  if (dueAt === null || dueLocal === null) throw new Error(`task ${id} is of no schedule`);
  return { dueAt, dueLocal, timeZone, status, madeAt: createdAt };
}
