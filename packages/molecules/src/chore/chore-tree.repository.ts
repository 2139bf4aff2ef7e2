import type { WhoMay } from "@chorestree/atoms/assignment";
import { type ChoreId, type ChoreNode, ChoreTree } from "@chorestree/atoms/chore";
import { Chore } from "@chorestree/atoms/chore/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In } from "typeorm";

/** How the guild's chores stand above and below each other: the part of the `chore` table that no single row can tell. */
@Injectable()
export class ChoreTreeRepository {
  constructor(private readonly scope: GuildScope) {}

  /**
   * As it stands now, and until the unit ends nobody changes it: two moves at once, each right by itself, could make a cycle together.
   * A lock of its own and not rows', since those of a path change under whoever waits for them.
   */
  async held(): Promise<ChoreTree> {
    const { guildId, manager } = this.scope.of(Chore);
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('chore.tree:' || $1, 0))", [guildId]);
    return this.read();
  }

  async read(): Promise<ChoreTree> {
    const { guildId, rows } = this.scope.of(Chore);
    const select = { id: true, parentId: true, place: true, state: true } as const;
    const found = await rows.find({ select, where: { guildId } });
    return new ChoreTree(found.map(({ id, ...node }): ChoreNode => ({ ...node, choreId: id })));
  }

  /** Them and those above them, by id. A level at a time, and ten at most: most chores have nobody above them, or one or two. */
  async above(chores: readonly Chore[]): Promise<ReadonlyMap<ChoreId, Chore>> {
    const { guildId, rows } = this.scope.of(Chore);
    const known = new Map(chores.map((chore) => [chore.id, chore]));
    const above = (level: readonly Chore[]) =>
      level.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId]));
    for (let ids = above(chores); ids.length > 0;) {
      const level = await rows.findBy({ guildId, id: In(ids) });
      for (const chore of level) known.set(chore.id, chore);
      ids = above(level);
    }
    return known;
  }

  /** It, or the nearest above it, whose repeat brings all that is below; null where none does. */
  async wholeTreeAt(choreId: ChoreId): Promise<ChoreId | null> {
    const { guildId, manager } = this.scope.of(Chore);
    const found = await manager.query<{ id: ChoreId }[]>(
      `WITH RECURSIVE up (id, parent_id, whole_tree_since, height) AS (
         SELECT id, parent_id, whole_tree_since, 0 FROM chore WHERE guild_id = $1 AND id = $2
         UNION ALL
         SELECT chore.id, chore.parent_id, chore.whole_tree_since, height + 1 FROM chore JOIN up ON chore.id = up.parent_id
         WHERE chore.guild_id = $1)
       SELECT id FROM up WHERE whole_tree_since IS NOT NULL ORDER BY height LIMIT 1`,
      [guildId, choreId],
    );
    return found[0]?.id ?? null;
  }

  /** Since when all below comes with it; null where it does not. */
  async wholeTreeSince(choreId: ChoreId): Promise<Date | null> {
    const { guildId, rows } = this.scope.of(Chore);
    return (await rows.findOne({ select: { id: true, wholeTreeSince: true }, where: { guildId, id: choreId } }))?.wholeTreeSince ?? null;
  }

  /** What each chore of the guild comes by, as far as the tree tells it. */
  async comers(): Promise<ReadonlyMap<ChoreId, { readonly hasSchedule: boolean; readonly isWholeTree: boolean }>> {
    const { guildId, rows } = this.scope.of(Chore);
    const found = await rows.find({ select: { id: true, scheduledSince: true, wholeTreeSince: true }, where: { guildId } });
    return new Map(
      found.map(({ id, scheduledSince, wholeTreeSince }) => [
        id,
        { hasSchedule: scheduledSince !== null, isWholeTree: wholeTreeSince !== null },
      ]),
    );
  }

  /** Who may do those that something comes of, each answer once; null for one of which neither it nor one above says so. */
  async whoMay(): Promise<(WhoMay | null)[]> {
    const { guildId, manager } = this.scope.of(Chore);
    const found = await manager.query<{ who: WhoMay | null }[]>(
      `WITH RECURSIVE live (id, assignment) AS (
         SELECT id, assignment FROM chore WHERE guild_id = $1 AND parent_id IS NULL AND state = 'active'
         UNION ALL
         SELECT chore.id, COALESCE(chore.assignment, live.assignment) FROM chore JOIN live ON chore.parent_id = live.id
         WHERE chore.guild_id = $1 AND chore.state = 'active')
       SELECT DISTINCT assignment -> 'who' AS who FROM live`,
      [guildId],
    );
    return found.map(({ who }) => who);
  }
}

/** A chore with those above it, from the top down, of those that are known. */
export function pathTo(chore: Chore, known: ReadonlyMap<ChoreId, Chore>): [...Chore[], Chore] {
  const parent = chore.parentId === null ? undefined : known.get(chore.parentId);
  return parent ? [...pathTo(parent, known), chore] : [chore];
}
