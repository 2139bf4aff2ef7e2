import { DiscordUnreachable } from "@chorestree/atoms/access";
import type { GuildId } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { type DiscordMemberAnswer, DiscordMembers } from "@chorestree/role-service/sync";

/** Discord as a test says it is, as far as members are asked about. */
export class MembersByHand extends DiscordMembers {
  /** Who was asked about, in the order of the questions. */
  readonly asked: UserId[] = [];
  unreachable = false;
  /** What happens between a question and its answer. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();
  private readonly people = new Map<string, DiscordMemberAnswer>();

  joins(guildId: GuildId, userId: UserId, member: DiscordMemberAnswer): void {
    this.people.set(`${guildId} ${userId}`, member);
  }

  leaves(guildId: GuildId, userId: UserId): void {
    this.people.delete(`${guildId} ${userId}`);
  }

  override async member(guildId: GuildId, userId: UserId): Promise<DiscordMemberAnswer | null> {
    this.asked.push(userId);
    if (this.unreachable) throw new DiscordUnreachable();
    const answer = this.people.get(`${guildId} ${userId}`) ?? null;
    await this.meanwhile();
    return answer;
  }
}
