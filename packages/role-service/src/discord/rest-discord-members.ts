import { DiscordAPIError, REST } from "@discordjs/rest";
import type { Logger } from "pino";
import { z } from "zod";
import { DiscordUnreachable } from "@chorestree/atoms/access";
import type { GuildId } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { DiscordMembers, type DiscordMemberAnswer } from "../sync/discord-members.js";
import { boundedRequest } from "./bounded-request.js";

export interface RestDiscordMembersOptions {
  readonly apiUrl: string;
  /** Without one nobody is asked, which is as if Discord did not answer. */
  readonly token: string | null;
  readonly logger: Pick<Logger, "info" | "warn" | "error">;
  /** For one question; a second more where it waits for Discord's rate limit. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 2_000;
/** A bucket that is free again sooner is waited for; else many members of one guild would be refused at once. */
const RATE_LIMIT_PATIENCE_MS = 1_000;

/** Unknown Guild, Member, User, and Missing Access: what Discord says of guilds the bot is not in (Discord docs: JSON error codes). */
const NOT_A_MEMBER: ReadonlySet<number | string> = new Set([10004, 10007, 10013, 50001]);

const Member = z.object({
  user: z.object({ username: z.string(), global_name: z.string().nullish() }),
  nick: z.string().nullish(),
  roles: z.array(z.string()),
});

/** Discord's REST API (docs: Guild, Get Guild Member). Nothing is tried twice: who waits for the answer is told to come back. */
export class RestDiscordMembers extends DiscordMembers {
  private readonly rest: REST;
  private readonly logger: RestDiscordMembersOptions["logger"];
  private readonly patienceMs: number;
  private stopped = false;
  private answering = true;

  constructor({ apiUrl, token, logger, patienceMs = PATIENCE_MS }: RestDiscordMembersOptions) {
    super();
    this.logger = logger;
    this.patienceMs = patienceMs;
    this.rest = new REST({
      version: "10",
      api: apiUrl,
      retries: 0,
      rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > RATE_LIMIT_PATIENCE_MS,
      makeRequest: boundedRequest,
    });
    if (token === null) this.stop("there is no DISCORD_TOKEN");
    else this.rest.setToken(token);
  }

  /** Whether Discord answered when it was last asked. Degraded is not down: who was seen within a minute is served. */
  state(): "up" | "degraded" {
    return this.answering && !this.stopped ? "up" : "degraded";
  }

  override async member(guildId: GuildId, userId: UserId): Promise<DiscordMemberAnswer | null> {
    if (this.stopped) throw new DiscordUnreachable();
    try {
      const answer = await this.ask(guildId, userId);
      if (!this.answering) this.logger.info("Discord answers again who is a member");
      this.answering = true;
      return answer;
    } catch (error) {
      this.unanswered(error);
      throw new DiscordUnreachable();
    }
  }

  private async ask(guildId: GuildId, userId: UserId): Promise<DiscordMemberAnswer | null> {
    try {
      const path = `/guilds/${guildId}/members/${userId}` as const;
      const { user, nick, roles } = Member.parse(await this.rest.get(path, { signal: AbortSignal.timeout(this.patienceMs) }));
      return { displayName: nick ?? user.global_name ?? user.username, roleIds: roles };
    } catch (error) {
      if (error instanceof DiscordAPIError && NOT_A_MEMBER.has(error.code)) return null;
      throw error;
    }
  }

  /** Told once for each outage, and once for a token that is none: Discord shuts out who goes on asking with it. */
  private unanswered(error: unknown): void {
    if (this.stopped) return;
    if (error instanceof DiscordAPIError && error.status === 401) return this.stop("Discord refuses DISCORD_TOKEN");
    if (this.answering) this.logger.warn({ err: error }, "Discord does not answer who is a member");
    this.answering = false;
  }

  private stop(why: string): void {
    this.stopped = true;
    this.logger.error(`${why}: Discord is not asked who is a member, and access by token ends a minute after somebody was last seen`);
  }
}
