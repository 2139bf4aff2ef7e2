import type { GuildId } from "@chorestree/atoms/guild";
import { Clock } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { GuildScope, UnitOfWork } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import type { Standing } from "../check/standing.js";
import { DiscordMirror, type Mirrored } from "../mirror/discord-mirror.repository.js";
import { DiscordMembers } from "./discord-members.js";

/** So long the mirror is believed without asking: without the privileged intent Discord does not tell who left or lost a role. */
const BELIEVED_MS = 60_000;

/** What somebody is in a guild where no interaction says so: as the mirror has it, and asked again when that is over a minute old. */
@Injectable()
export class MemberRecheck {
  /** Of many requests at once one asks, and all go by its answer. */
  private readonly asking = new Map<string, Promise<Standing | null>>();

  constructor(
    private readonly scope: GuildScope,
    private readonly unitOfWork: UnitOfWork,
    private readonly mirror: DiscordMirror,
    private readonly members: MemberRepository,
    private readonly discord: DiscordMembers,
    private readonly clock: Clock,
  ) {}

  /**
   * Null for who is not in the guild. Called outside any unit or question: Discord may take seconds, and no connection waits for it.
   * @throws DiscordUnreachable when it has to be asked and does not answer
   */
  async standingOf(guildId: GuildId, userId: UserId): Promise<Standing | null> {
    const known = await this.lookUp(guildId, userId);
    // Who was never seen here is not asked about: any token could make us ask about any guild.
    if (!known || this.overdueMs(known) < 0) return known?.standing ?? null;

    const who = `${guildId} ${userId}`;
    const asked = this.asking.get(who) ?? this.askAgain(guildId, userId).finally(() => this.asking.delete(who));
    this.asking.set(who, asked);
    return asked;
  }

  /** As the mirror has it, asking nobody: null for who is not in the guild, or never was. Below zero while it need not be asked. */
  async lastKnown(guildId: GuildId, userId: UserId): Promise<{ readonly overdueMs: number } | null> {
    const known = await this.lookUp(guildId, userId);
    return known?.standing ? { overdueMs: this.overdueMs(known) } : null;
  }

  private async askAgain(guildId: GuildId, userId: UserId): Promise<Standing | null> {
    // Looked up once more: somebody else's asking may have ended since.
    const known = await this.lookUp(guildId, userId);
    if (known && this.overdueMs(known) >= 0) await this.ask(guildId, userId, known);
    return (await this.lookUp(guildId, userId))?.standing ?? null;
  }

  private async ask(guildId: GuildId, userId: UserId, known: Mirrored): Promise<void> {
    const askedAt = this.clock.now();
    const answer = await this.discord.member(guildId, userId);
    await this.unitOfWork.run(guildId, "member.recheck", async () => {
      const isNews = await this.mirror.recordAnswer(userId, known, askedAt, answer?.roleIds ?? null);
      // Who is not there keeps their row as it is: so Discord answers also about everyone in a guild that removed the bot.
      if (isNews && answer) await this.members.admit(userId, answer.displayName);
    });
  }

  private lookUp(guildId: GuildId, userId: UserId): Promise<Mirrored | null> {
    return this.scope.within(guildId, () => this.mirror.find(userId));
  }

  private overdueMs({ seenAt }: Mirrored): number {
    return this.clock.now().getTime() - seenAt.getTime() - BELIEVED_MS;
  }
}
