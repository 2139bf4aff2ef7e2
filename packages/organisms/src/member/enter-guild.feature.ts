import { type GuildId, GuildNotFound } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { GuildScope } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { DiscordMirror } from "@chorestree/role-service/mirror";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** A signed-in user enters a guild: who they are there, as the mirror has it. For doors where no interaction says so. */
@Feature("guild.enter")
export class EnterGuild {
  constructor(
    private readonly scope: GuildScope,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly mirror: DiscordMirror,
  ) {}

  /** @throws GuildNotFound also for who is not in it: the two cannot be told apart */
  execute(guildId: GuildId, userId: UserId, correlationId: string): Promise<Asker> {
    return this.scope.within(guildId, async () => {
      const guild = await this.guilds.get();
      const standing = await this.mirror.standingOf(userId);
      const memberId = await this.members.idOf(userId);
      if (!standing || !memberId || guild.state === "removed") throw new GuildNotFound({ guildId });
      return { guildId, memberId, userId, standing, locale: guild.locale, correlationId };
    });
  }
}
