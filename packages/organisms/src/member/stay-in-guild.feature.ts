import { DiscordUnreachable } from "@chorestree/atoms/access";
import { type GuildId, GuildNotFound } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { GuildScope } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRecheck } from "@chorestree/role-service/sync";
import { Feature } from "../kernel/feature.js";

/** So long a listener is kept although Discord cannot be asked: a hiccup of Discord's should not cut every line. */
const OVERDUE_MOST_MS = 5 * 60_000;

/** Whether somebody who listens may go on listening. Asks nobody, so that it may be looked at every few seconds. */
@Feature("guild.stay")
export class StayInGuild {
  constructor(
    private readonly scope: GuildScope,
    private readonly guilds: GuildRepository,
    private readonly recheck: MemberRecheck,
  ) {}

  /**
   * `isDue`: Discord should be asked again, by entering the guild.
   * @throws GuildNotFound for who is not in it any more
   * @throws DiscordUnreachable when Discord should have been asked long ago
   */
  async execute(guildId: GuildId, userId: UserId): Promise<{ readonly isDue: boolean }> {
    const { state } = await this.scope.within(guildId, () => this.guilds.get());
    const known = await this.recheck.lastKnown(guildId, userId);
    if (!known || state === "removed") throw new GuildNotFound({ guildId });
    if (known.overdueMs > OVERDUE_MOST_MS) throw new DiscordUnreachable();
    return { isDue: known.overdueMs >= 0 };
  }
}
