import { type GuildFacts, GuildNotFound, type GuildState } from "@chorestree/atoms/guild";
import { Guild } from "@chorestree/atoms/guild/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";

/** The only code that touches the `guild` table. */
@Injectable()
export class GuildRepository {
  constructor(private readonly scope: GuildScope) {}

  /** The guild in scope. @throws GuildNotFound before the platform has met it */
  async get(): Promise<Guild> {
    const { guildId, rows } = this.scope.of(Guild);
    const guild = await rows.findOneBy({ guildId });
    if (!guild) throw new GuildNotFound({ guildId });
    return guild;
  }

  /** Makes the guild in scope known; one that is known keeps its own settings, and is active again if it had been gone. */
  async admit(facts: GuildFacts): Promise<void> {
    const { guildId, rows } = this.scope.of(Guild);
    const guild = rows.create({ guildId, ...facts, state: "active", removedAt: null });
    await rows.createQueryBuilder().insert().values(guild).orUpdate(["state", "removed_at"], ["guild_id"]).execute();
  }

  async mark(state: GuildState, removedAt: Date | null): Promise<void> {
    const { guildId, rows } = this.scope.of(Guild);
    await rows.update({ guildId }, { state, removedAt });
  }
}
