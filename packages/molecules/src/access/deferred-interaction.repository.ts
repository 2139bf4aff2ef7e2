import { LessThanOrEqual } from "typeorm";
import { DeferredInteraction } from "@chorestree/atoms/access/entity";
import type { GuildId } from "@chorestree/atoms/guild";
import { Injectable } from "@chorestree/core/container";
import { AcrossGuilds, GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** A promised answer, its token opened. */
export type Deferral = Omit<DeferredInteraction, "token" | "deferredAt"> & { readonly token: string };

/** The only code that touches the `deferred_interaction` table; seals and opens the tokens. */
@Injectable()
export class DeferredInteractionRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly acrossGuilds: AcrossGuilds,
    private readonly sealing: Sealing,
  ) {}

  /** Whether it is there by this; one that is there before stays as it is. */
  async insert({ token, ...deferral }: Deferral, deferredAt: Date): Promise<boolean> {
    const { guildId, rows } = this.scope.of(DeferredInteraction);
    const sealed = this.sealing.seal(token, this.placeOf(guildId, deferral.interactionId));
    const row = rows.create({ ...deferral, guildId, token: sealed, deferredAt });
    const inserted = await rows.createQueryBuilder().insert().values(row).orIgnore().returning("interaction_id").execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  async delete(interactionId: string): Promise<void> {
    const { guildId, rows } = this.scope.of(DeferredInteraction);
    await rows.delete({ guildId, interactionId });
  }

  /** The oldest first, of all guilds. */
  deferredUntil(until: Date, limit: number): Promise<Deferral[]> {
    return this.acrossGuilds.run("find interactions that were left unanswered", async (manager) => {
      const where = { deferredAt: LessThanOrEqual(until) };
      const found = await manager.find(DeferredInteraction, { where, order: { deferredAt: "ASC" }, take: limit });
      return found.map(({ deferredAt: _, token, ...rest }) => ({
        ...rest,
        token: this.sealing.open(token, this.placeOf(rest.guildId, rest.interactionId)),
      }));
    });
  }

  deleteUntil(until: Date): Promise<void> {
    return this.acrossGuilds.run("delete interactions too old to be answered", async (manager) => {
      await manager.delete(DeferredInteraction, { deferredAt: LessThanOrEqual(until) });
    });
  }

  private readonly placeOf = (guild: GuildId, row: string) => ({ table: "deferred_interaction", column: "token", guild, row });
}
