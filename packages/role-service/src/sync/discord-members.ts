import type { GuildId } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";

/** A person in a server, as far as it decides what they may and what they are called. */
export interface DiscordMemberAnswer {
  readonly displayName: string;
  readonly roleIds: readonly string[];
}

/** Discord, asked about one person at a time: that needs no privileged intent. The apps hand it in; here nobody knows how it is asked. */
export abstract class DiscordMembers {
  /** The member as Discord says now; null for who is not in the guild, and in a guild that the bot is not in. @throws DiscordUnreachable */
  abstract member(guildId: GuildId, userId: UserId): Promise<DiscordMemberAnswer | null>;
}
