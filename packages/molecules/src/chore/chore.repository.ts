import {
  type Checklist,
  ChoreChanged,
  ChoreNotFound,
  type ChoreId,
  type ChoreState,
  type ChoreView,
  inheritChore,
  type OwnTraits,
} from "@chorestree/atoms/chore";
import { Chore } from "@chorestree/atoms/chore/entity";
import type { GuildId } from "@chorestree/atoms/guild";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import type { Schedule } from "@chorestree/atoms/schedule";
import { In } from "typeorm";
import { type ChecklistRef, ChecklistRepository } from "./checklist.repository.js";
import { ChoreDependencyRepository } from "./chore-dependency.repository.js";
import { ChoreTreeRepository, pathTo } from "./chore-tree.repository.js";

/** A chore as somebody typed it, not yet sealed. */
export interface NewChore extends OwnTraits {
  readonly id: ChoreId;
  readonly parentId: ChoreId | null;
  readonly place: string;
  readonly title: string;
  readonly notes: string | null;
  readonly schedule: Schedule | null;
  readonly wholeTreeSince: Date | null;
  /** Empty: there is nothing to tick. */
  readonly checklist: Checklist;
  readonly createdAt: Date;
}

/** What an act may change of a chore; what is left out stays. A schedule begins to hold at `scheduledSince`. */
export type ChoreChange = Partial<Omit<NewChore, "id" | "createdAt">> & Partial<Pick<Chore, "state" | "scheduledSince" | "activeSince">>;

/** What choices show of a chore: nothing else of it is read or opened. */
export type TitledChore = Pick<ChoreView, "choreId" | "title">;

/** The answer about titles that every change of a chore makes stale, in every process. */
export const CHORE_TITLES = "chore.titles";

interface ChoreWithTimes {
  readonly chore: ChoreView;
  readonly since: Date | null;
  readonly activeSince: Date;
}

/** What stands in other tables of what is seen of a chore. */
interface Beside {
  readonly itemsOf: (ref: ChecklistRef) => Checklist;
  readonly followsOf: Awaited<ReturnType<ChoreDependencyRepository["of"]>>;
}

/** The only code that touches the `chore` table; seals and opens its texts. */
@Injectable()
export class ChoreRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly cache: Cache,
    private readonly trees: ChoreTreeRepository,
    private readonly checklists: ChecklistRepository,
    private readonly dependencies: ChoreDependencyRepository,
  ) {}

  async insert({ title, notes, checklist: items, ...chore }: NewChore): Promise<void> {
    const { guildId, rows } = this.scope.of(Chore);
    const sealed = this.sealed(guildId, chore.id, { title, notes });
    const scheduledSince = chore.schedule ? chore.createdAt : null;
    const checklist = items.length === 0 ? null : 1;
    const since = { scheduledSince, activeSince: chore.createdAt };
    await rows.insert(rows.create({ ...chore, ...sealed, ...since, checklist, guildId, state: "active" }));
    if (checklist !== null) await this.checklists.insert({ choreId: chore.id, edition: checklist }, items);
    this.staleTitles(guildId);
  }

  /** Compare-and-set on `version`: of two who edit at once one is told. @throws ChoreChanged */
  async update(
    { choreId, version }: Pick<ChoreView, "choreId" | "version">,
    { title, notes, checklist, ...change }: ChoreChange,
  ): Promise<void> {
    const { guildId, rows } = this.scope.of(Chore);
    const texts = { ...(title !== undefined && { title }), ...(notes !== undefined && { notes }) };
    const edition = version + 1;
    const listed = checklist && { checklist: checklist.length === 0 ? null : edition };
    const changed = { ...change, ...listed, ...this.sealed(guildId, choreId, texts) };
    const { affected } = await rows.update({ guildId, id: choreId, version }, changed);
    if (affected !== 1) throw new ChoreChanged({ choreId });
    if (checklist && checklist.length > 0) await this.checklists.insert({ choreId, edition }, checklist);
    this.staleTitles(guildId);
  }

  /** @throws ChoreNotFound */
  async get(id: ChoreId): Promise<ChoreView> {
    const { guildId, rows } = this.scope.of(Chore);
    const chore = await rows.findOneBy({ guildId, id });
    if (!chore) throw new ChoreNotFound({ choreId: id });
    return (await this.inherited(chore)).chore;
  }

  /** Nobody edits them, and no clock makes tasks of them, until the unit ends; each waits for its own in the order of their ids. */
  async lockedAll(ids: readonly ChoreId[]): Promise<ChoreView[]> {
    const { guildId, rows } = this.scope.of(Chore);
    const lock = { mode: "pessimistic_write" } as const;
    return this.views(await rows.find({ where: { guildId, id: In([...ids]) }, order: { id: "ASC" }, lock }));
  }

  /** In the order in which they were made (ids are UUIDv7). */
  async list(state: ChoreState, { after, limit }: { after: ChoreId | null; limit: number }): Promise<ChoreView[]> {
    const { guildId, rows } = this.scope.of(Chore);
    const query = rows.createQueryBuilder("chore").where({ guildId, state }).orderBy("chore.id").take(limit);
    if (after) query.andWhere("chore.id > :after", { after });
    return this.views(await query.getMany());
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

  /** Those there are, by id. */
  async byId(ids: readonly ChoreId[]): Promise<ReadonlyMap<ChoreId, ChoreView>> {
    const { guildId, rows } = this.scope.of(Chore);
    const found = await this.views(await rows.findBy({ guildId, id: In([...ids]) }));
    return new Map(found.map((chore) => [chore.choreId, chore]));
  }

  /**
   * For whoever makes tasks of it: nobody edits it until the unit ends. `since` is when its schedule began to hold, `activeSince` when all
   * above it began to be active. @throws ChoreNotFound
   */
  async locked(id: ChoreId): Promise<ChoreWithTimes> {
    const { guildId, rows } = this.scope.of(Chore);
    const chore = await rows.findOne({ where: { guildId, id }, lock: { mode: "pessimistic_write" } });
    if (!chore) throw new ChoreNotFound({ choreId: id });
    return this.inherited(chore);
  }

  private async views(chores: readonly Chore[]): Promise<ChoreView[]> {
    const known = await this.trees.above(chores);
    const beside = await this.beside(chores, known);
    return chores.map((chore) => this.view(chore, known, beside).chore);
  }

  private async inherited(chore: Chore): Promise<ChoreWithTimes> {
    const known = await this.trees.above([chore]);
    return this.view(chore, known, await this.beside([chore], known));
  }

  private beside = async (chores: readonly Chore[], known: ReadonlyMap<ChoreId, Chore>): Promise<Beside> => ({
    itemsOf: await this.checklists.of(chores.flatMap(listOf)),
    followsOf: await this.dependencies.of([...known.keys()]),
  });

  private view(chore: Chore, known: ReadonlyMap<ChoreId, Chore>, { itemsOf, followsOf }: Beside): ChoreWithTimes {
    const { since, activeSince, ...inherited } = inheritChore(pathTo(chore, known), (id) => followsOf(id).length > 0);
    const { parentId, state, schedule, version } = chore;
    const text = (column: "title" | "notes") => this.placeOf(chore.guildId, chore.id, column);
    const texts = { title: this.sealing.open(chore.title, text("title")), notes: this.sealing.open(chore.notes, text("notes")) };
    const createdAt = chore.createdAt.toISOString();
    const list = { checklist: listOf(chore).flatMap(itemsOf), checklistEdition: chore.checklist };
    const follows = followsOf(chore.id).map(({ predecessorId: choreId, delayMinutes }) => ({ choreId, delayMinutes }));
    const own = { state, schedule, follows };
    return { since, activeSince, chore: { choreId: chore.id, parentId, ...texts, ...own, ...inherited, ...list, createdAt, version } };
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

/** The one that holds now, where there is one. */
const listOf = ({ id: choreId, checklist: edition }: Chore): ChecklistRef[] => (edition === null ? [] : [{ choreId, edition }]);
