import { type GuildId, GuildNotFound } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { GuildScope } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { MemberRecheck } from "@chorestree/role-service/sync";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** A signed-in user enters a guild: who they are there, as Discord said at most a minute ago. For doors where no interaction says so. */
@Feature("guild.enter")
export class EnterGuild {
  constructor(
    private readonly scope: GuildScope,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly recheck: MemberRecheck,
  ) {}

  /**
   * @throws GuildNotFound also for who is not in it: the two cannot be told apart
   * @throws DiscordUnreachable when Discord has to be asked and does not answer
   */
  async execute(guildId: GuildId, userId: UserId, correlationId: string): Promise<Asker> {
    const { guild, memberId } = await this.scope.within(guildId, async () => ({
      guild: await this.guilds.get(),
      memberId: await this.members.idOf(userId),
    }));
    if (!memberId || guild.state === "removed") throw new GuildNotFound({ guildId });
    const standing = await this.recheck.standingOf(guildId, userId);
    if (!standing) throw new GuildNotFound({ guildId });
    return { guildId, memberId, userId, standing, locale: guild.locale, correlationId };
  }
}
