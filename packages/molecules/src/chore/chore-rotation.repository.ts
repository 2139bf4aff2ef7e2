import { newRotation, type Rotation } from "@chorestree/atoms/assignment";
import type { ChoreId } from "@chorestree/atoms/chore";
import { ChoreRotation } from "@chorestree/atoms/chore/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In } from "typeorm";

/** The only code that touches the `chore_rotation` table. Whoever changes one holds its chore (`ChoreRepository.locked`). */
@Injectable()
export class ChoreRotationRepository {
  constructor(private readonly scope: GuildScope) {}

  /** An empty one before the first turn. */
  async of(choreId: ChoreId): Promise<Rotation> {
    const { guildId, rows } = this.scope.of(ChoreRotation);
    return (await rows.findOneBy({ guildId, choreId }))?.rotation ?? newRotation([]);
  }

  /** Those that have had a turn. */
  async all(choreIds: readonly ChoreId[]): Promise<ReadonlyMap<ChoreId, Rotation>> {
    const { guildId, rows } = this.scope.of(ChoreRotation);
    const found = await rows.findBy({ guildId, choreId: In([...choreIds]) });
    return new Map(found.map(({ choreId, rotation }) => [choreId, rotation]));
  }

  async keep(choreId: ChoreId, rotation: Rotation): Promise<void> {
    const { guildId, rows } = this.scope.of(ChoreRotation);
    await rows.upsert(rows.create({ guildId, choreId, rotation }), ["guildId", "choreId"]);
  }
}
