import { ChoreNotFound, type ChoreId, type ChoreState, type ChoreView } from "@chorestree/atoms/chore";
import { Chore } from "@chorestree/atoms/chore/entity";
import type { Approval } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** A chore as somebody typed it, not yet sealed. */
export interface NewChore {
  readonly id: ChoreId;
  readonly title: string;
  readonly notes: string | null;
  readonly effortMinutes: number;
  readonly approval: Approval;
  readonly createdAt: Date;
}

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

  async insert({ id, title, notes, effortMinutes, approval, createdAt }: NewChore): Promise<void> {
    const { guildId, rows } = this.scope.of(Chore);
    const sealed = {
      title: this.sealing.seal(title, this.placeOf(guildId, id, "title")),
      notes: this.sealing.seal(notes, this.placeOf(guildId, id, "notes")),
    };
    await rows.insert(rows.create({ guildId, id, ...sealed, effortMinutes, approval, state: "active", createdAt }));
    this.scope.afterCommit(() => this.cache.invalidate({ guildId, keys: [CHORE_TITLES] }));
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

  private view(chore: Chore): ChoreView {
    return {
      choreId: chore.id,
      title: this.sealing.open(chore.title, this.placeOf(chore.guildId, chore.id, "title")),
      notes: this.sealing.open(chore.notes, this.placeOf(chore.guildId, chore.id, "notes")),
      effortMinutes: chore.effortMinutes,
      approval: chore.approval,
      state: chore.state,
      createdAt: chore.createdAt.toISOString(),
      version: chore.version,
    };
  }

  private readonly placeOf = (guild: string, row: ChoreId, column: "title" | "notes") => ({ table: "chore", column, guild, row });
}
