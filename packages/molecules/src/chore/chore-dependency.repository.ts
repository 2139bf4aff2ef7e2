import type { ChoreEdge, ChoreId, FollowedChore } from "@chorestree/atoms/chore";
import { ChoreDependency } from "@chorestree/atoms/chore/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In, Not } from "typeorm";

/** The only code that touches the `chore_dependency` table. Whoever writes holds the tree (`ChoreTreeRepository.held`). */
@Injectable()
export class ChoreDependencyRepository {
  constructor(private readonly scope: GuildScope) {}

  /** What each of them comes after, in the order in which those were made. */
  async of(successorIds: readonly ChoreId[]): Promise<(successorId: ChoreId) => ChoreDependency[]> {
    if (successorIds.length === 0) return () => [];
    const { guildId, rows } = this.scope.of(ChoreDependency);
    const found = await rows.find({ where: { guildId, successorId: In([...successorIds]) }, order: { predecessorId: "ASC" } });
    return (successorId) => found.filter((one) => one.successorId === successorId);
  }

  /** Every one of the guild. */
  async edges(): Promise<ChoreEdge[]> {
    const { guildId, rows } = this.scope.of(ChoreDependency);
    return rows.find({ select: { successorId: true, predecessorId: true }, where: { guildId } });
  }

  /** Which come after it. In one order for everybody, since each is held in turn. */
  async successorsOf(predecessorId: ChoreId): Promise<ChoreId[]> {
    const { guildId, rows } = this.scope.of(ChoreDependency);
    const found = await rows.find({ select: { successorId: true }, where: { guildId, predecessorId }, order: { successorId: "ASC" } });
    return found.map(({ successorId }) => successorId);
  }

  /** It comes after these from now on and after no other; what it followed already it has followed since then. */
  async replace(successorId: ChoreId, follows: readonly FollowedChore[], now: Date): Promise<void> {
    const { guildId, rows } = this.scope.of(ChoreDependency);
    await rows.delete({ guildId, successorId, predecessorId: Not(In(follows.map(({ choreId }) => choreId))) });
    for (const { choreId: predecessorId, delayMinutes } of follows) {
      const { affected } = await rows.update({ guildId, successorId, predecessorId }, { delayMinutes });
      if (affected === 0) await rows.insert(rows.create({ guildId, successorId, predecessorId, delayMinutes, since: now }));
    }
  }
}
