import { Client, GatewayDispatchEvents, GatewayIntentBits, Options, Status } from "discord.js";
import type {
  APIInteraction,
  GatewayGuildCreateDispatchData,
  GatewayGuildMemberAddDispatchData,
  GatewayGuildMemberRemoveDispatchData,
  GatewayGuildMemberUpdateDispatchData,
  GatewayGuildRoleDeleteDispatchData,
  GatewayGuildRoleUpdateDispatchData,
} from "discord.js";
import type { Logger } from "pino";
import { logDefect } from "@chorestree/core/logging";
import type { DiscordSettings } from "@chorestree/core/settings";
import type { GuildNews } from "./guild-news.js";

export interface GatewayParts {
  readonly discord: DiscordSettings;
  /** Whether the application may hear of members joining, changing and leaving: a privileged intent. */
  readonly hearsOfMembers: boolean;
  readonly logger: Logger;
  readonly onInteraction: (interaction: APIInteraction) => Promise<void>;
  readonly news: GuildNews;
}

/** What each event carries, by Discord's docs: Gateway Events. */
interface Told {
  [GatewayDispatchEvents.InteractionCreate]: APIInteraction;
  [GatewayDispatchEvents.GuildCreate]: GatewayGuildCreateDispatchData;
  [GatewayDispatchEvents.GuildUpdate]: GatewayGuildCreateDispatchData;
  [GatewayDispatchEvents.GuildDelete]: { id: string; unavailable?: boolean };
  [GatewayDispatchEvents.GuildRoleCreate]: GatewayGuildRoleUpdateDispatchData;
  [GatewayDispatchEvents.GuildRoleUpdate]: GatewayGuildRoleUpdateDispatchData;
  [GatewayDispatchEvents.GuildRoleDelete]: GatewayGuildRoleDeleteDispatchData;
  [GatewayDispatchEvents.GuildMemberAdd]: GatewayGuildMemberAddDispatchData;
  [GatewayDispatchEvents.GuildMemberUpdate]: GatewayGuildMemberUpdateDispatchData;
  [GatewayDispatchEvents.GuildMemberRemove]: GatewayGuildMemberRemoveDispatchData;
}

/** The connection to Discord's gateway: hands raw events on, as signed HTTP would, and keeps next to nothing in memory. */
export class Gateway {
  private readonly client: Client;
  /** What a guild's last piece of news is waiting for: an older fact must not be written after a newer one. */
  private readonly turns = new Map<string, Promise<void>>();

  constructor(private readonly parts: GatewayParts) {
    const { discord, hearsOfMembers } = parts;
    this.client = new Client({
      intents: [GatewayIntentBits.Guilds, ...(hearsOfMembers ? [GatewayIntentBits.GuildMembers] : [])],
      rest: { api: discord.apiUrl, version: "10" },
      ...(discord.shards !== "auto" && { shards: [...discord.shards] }),
      ...(discord.shardCount !== "auto" && { shardCount: discord.shardCount }),
      makeCache: Options.cacheWithLimits({
        ...NOTHING_CACHED,
        GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
      }),
    });
    this.listen();
  }

  /** Resolves when every shard of this process is ready. */
  async connect(token: string): Promise<void> {
    const ready = new Promise<void>((resolve) => this.client.once("clientReady", () => resolve()));
    await this.client.login(token);
    await ready;
  }

  isReady(): boolean {
    // The client stays 'ready' once it was; what counts is that each shard still has its connection.
    return this.client.isReady() && this.client.ws.shards.every((shard) => shard.status === Status.Ready);
  }

  /** Hears nothing more, and lets what was heard be written. */
  async close(): Promise<void> {
    await this.client.destroy();
    await Promise.all(this.turns.values());
  }

  private listen(): void {
    const { onInteraction, news, logger } = this.parts;
    this.client.on("error", (error) => logger.error({ err: error }, "gateway error"));
    this.client.on("shardDisconnect", ({ code }, shard) => logger.error({ code, shard }, "Discord ended a session for good"));
    this.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
    this.tell(GatewayDispatchEvents.GuildCreate, (guild) => news.guildSeen(guild));
    this.tell(GatewayDispatchEvents.GuildUpdate, (guild) => news.guildSeen(guild));
    this.tell(GatewayDispatchEvents.GuildDelete, (guild) => news.guildGone(guild));
    this.tell(GatewayDispatchEvents.GuildRoleCreate, (event) => news.roleSeen(event));
    this.tell(GatewayDispatchEvents.GuildRoleUpdate, (event) => news.roleSeen(event));
    this.tell(GatewayDispatchEvents.GuildRoleDelete, (event) => news.roleDeleted(event));
    this.tell(GatewayDispatchEvents.GuildMemberAdd, (event) => news.memberSeen(event));
    this.tell(GatewayDispatchEvents.GuildMemberUpdate, (event) => news.memberSeen(event));
    this.tell(GatewayDispatchEvents.GuildMemberRemove, (event) => news.memberLeft(event));
  }

  /** A guild's news in the order in which it came; a piece that fails is logged, and the next goes on. */
  private tell<Event extends keyof Told>(event: Event, handle: (data: Told[Event]) => Promise<void>): void {
    this.on(event, (data) => {
      const guildId = "guild_id" in data ? data.guild_id : data.id;
      const turn = (this.turns.get(guildId) ?? Promise.resolve()).then(() => this.logged(() => handle(data)));
      this.turns.set(guildId, turn);
      return turn.finally(() => {
        if (this.turns.get(guildId) === turn) this.turns.delete(guildId);
      });
    });
  }

  private on<Event extends keyof Told>(event: Event, handle: (data: Told[Event]) => Promise<void>): void {
    this.client.ws.on(event, (data: Told[Event]) => void this.logged(() => handle(data)));
  }

  /** Also what is thrown before there is a promise: it would end the process. */
  private async logged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logDefect(this.parts.logger, error);
    }
  }
}

const NOTHING_CACHED = {
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 1,
  VoiceStateManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  GuildScheduledEventManager: 0,
  StageInstanceManager: 0,
} as const;
