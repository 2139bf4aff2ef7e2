import type { AssignmentPolicy, WhoMay } from "@chorestree/atoms/assignment";
import { ChoreChanged, ChoreNotFound, type ChoreId, type ChoreState, type ChoreView, type OverduePolicy } from "@chorestree/atoms/chore";
import { Chore } from "@chorestree/atoms/chore/entity";
import type { GuildId } from "@chorestree/atoms/guild";
import type { Approval } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import type { Schedule } from "@chorestree/atoms/schedule";
import { In } from "typeorm";

/** A chore as somebody typed it, not yet sealed. */
export interface NewChore {
  readonly id: ChoreId;
  readonly parentId: ChoreId | null;
  readonly place: string;
  readonly title: string;
  readonly notes: string | null;
  readonly effortMinutes: number;
  readonly approval: Approval;
  readonly schedule: Schedule | null;
  readonly overdue: OverduePolicy;
  readonly graceMinutes: number;
  readonly assignment: AssignmentPolicy | null;
  readonly createdAt: Date;
}

/** What an act may change of a chore; what is left out stays. A schedule begins to hold at `scheduledSince`. */
export type ChoreChange = Partial<Omit<NewChore, "id" | "createdAt">> & Partial<Pick<Chore, "state" | "scheduledSince">>;

/** What choices show of a chore: nothing else of it is read or opened. */
export type TitledChore = Pick<ChoreView, "choreId" | "title">;

/** The answer about titles that every change of a chore makes stale, in every process. */
export const CHORE_TITLES = "chore.titles";

/** The only code that touches the `chore` table; seals and opens its texts. */
@Injectable()
export class ChoreRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
  ) {}

  async insert({ title, notes, ...chore }: NewChore): Promise<void> {
    const { guildId, rows } = this.scope.of(Chore);
    const sealed = this.sealed(guildId, chore.id, { title, notes });
    const scheduledSince = chore.schedule ? chore.createdAt : null;
    await rows.insert(rows.create({ ...chore, ...sealed, guildId, scheduledSince, state: "active" }));
    this.staleTitles(guildId);
  }

  /** Compare-and-set on `version`: of two who edit at once one is told. @throws ChoreChanged */
  async update({ choreId, version }: Pick<ChoreView, "choreId" | "version">, { title, notes, ...change }: ChoreChange): Promise<void> {
    const { guildId, rows } = this.scope.of(Chore);
    const texts = { ...(title !== undefined && { title }), ...(notes !== undefined && { notes }) };
    const { affected } = await rows.update({ guildId, id: choreId, version }, { ...change, ...this.sealed(guildId, choreId, texts) });
    if (affected !== 1) throw new ChoreChanged({ choreId });
    this.staleTitles(guildId);
  }

  /** @throws ChoreNotFound */
  async get(id: ChoreId): Promise<ChoreView> {
    const { guildId, rows } = this.scope.of(Chore);
    const chore = await rows.findOneBy({ guildId, id });
    if (!chore) throw new ChoreNotFound({ choreId: id });
    return this.view(chore);
  }

  /** In the order in which they were made (ids are UUIDv7). */
  async list(state: ChoreState, { after, limit }: { after: ChoreId | null; limit: number }): Promise<ChoreView[]> {
    const { guildId, rows } = this.scope.of(Chore);
    const query = rows.createQueryBuilder("chore").where({ guildId, state }).orderBy("chore.id").take(limit);
    if (after) query.andWhere("chore.id > :after", { after });
    return (await query.getMany()).map((chore) => this.view(chore));
  }

  /** In the order of `list`. */
  async titles(state: ChoreState, limit: number): Promise<TitledChore[]> {
    const { guildId, rows } = this.scope.of(Chore);
    const query = rows.createQueryBuilder("chore").select(["chore.id", "chore.title"]).where({ guildId, state });
    const found = await query.orderBy("chore.id").limit(limit).getMany();
    return found.map(({ id, title }) => ({ choreId: id, title: this.sealing.open(title, this.placeOf(guildId, id, "title")) }));
  }

  /** Of those that are named, whatever their state. */
  async titlesOf(ids: readonly ChoreId[]): Promise<ReadonlyMap<ChoreId, string>> {
    const { guildId, rows } = this.scope.of(Chore);
    const found = await rows.find({ select: { id: true, title: true }, where: { guildId, id: In([...ids]) } });
    return new Map(found.map(({ id, title }) => [id, this.sealing.open(title, this.placeOf(guildId, id, "title"))]));
  }

  /** For whoever makes tasks of it: nobody edits it until the unit ends. `since` is when its schedule began to hold. @throws ChoreNotFound */
  async locked(id: ChoreId): Promise<{ chore: ChoreView; since: Date | null }> {
    const { guildId, rows } = this.scope.of(Chore);
    const chore = await rows.findOne({ where: { guildId, id }, lock: { mode: "pessimistic_write" } });
    if (!chore) throw new ChoreNotFound({ choreId: id });
    return { chore: this.view(chore), since: chore.scheduledSince };
  }

  /** Who may do the active ones, each answer once; null for one that says nothing of it. */
  async whoMay(): Promise<(WhoMay | null)[]> {
    const { guildId, rows } = this.scope.of(Chore);
    const query = rows
      .createQueryBuilder("chore")
      .select("chore.assignment -> 'who'", "who")
      .distinct(true)
      .where({ guildId, state: "active" });
    return (await query.getRawMany<{ who: WhoMay | null }>()).map(({ who }) => who);
  }

  private view(chore: Chore): ChoreView {
    return {
      choreId: chore.id,
      parentId: chore.parentId,
      title: this.sealing.open(chore.title, this.placeOf(chore.guildId, chore.id, "title")),
      notes: this.sealing.open(chore.notes, this.placeOf(chore.guildId, chore.id, "notes")),
      effortMinutes: chore.effortMinutes,
      approval: chore.approval,
      state: chore.state,
      schedule: chore.schedule,
      overdue: chore.overdue,
      graceMinutes: chore.graceMinutes,
      assignment: chore.assignment,
      createdAt: chore.createdAt.toISOString(),
      version: chore.version,
    };
  }

  private sealed(guildId: GuildId, id: ChoreId, { title, notes }: { title?: string; notes?: string | null }) {
    return {
      ...(title !== undefined && { title: this.sealing.seal(title, this.placeOf(guildId, id, "title")) }),
      ...(notes !== undefined && { notes: this.sealing.seal(notes, this.placeOf(guildId, id, "notes")) }),
    };
  }

  private staleTitles(guildId: GuildId): void {
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: [CHORE_TITLES] }));
  }

  private readonly placeOf = (guild: string, row: ChoreId, column: "title" | "notes") => ({ table: "chore", column, guild, row });
}
