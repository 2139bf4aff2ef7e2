import { Client, GatewayDispatchEvents, type GatewayGuildCreateDispatchData, GatewayIntentBits, Options } from "discord.js";
import type { APIInteraction, GatewayGuildMemberRemoveDispatchData, GatewayGuildRoleDeleteDispatchData, GatewayGuildRoleUpdateDispatchData } from "discord.js";
import type { Logger } from "pino";
import { logDefect } from "@chorestree/core/logging";
import type { DiscordSettings } from "@chorestree/core/settings";
import type { GuildNews } from "./guild-news.js";

export interface GatewayParts {
  readonly discord: DiscordSettings;
  readonly logger: Logger;
  readonly onInteraction: (interaction: APIInteraction) => Promise<void>;
  readonly news: GuildNews;
}

/** The connection to Discord's gateway: hands raw events on, as signed HTTP would, and keeps next to nothing in memory. */
export class Gateway {
  private readonly client: Client;

  constructor(private readonly parts: GatewayParts) {
    const { discord } = parts;
    this.client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.apiUrl, version: "10" },
      ...(discord.shards !== "auto" && { shards: [...discord.shards] }),
      ...(discord.shardCount !== "auto" && { shardCount: discord.shardCount }),
      makeCache: Options.cacheWithLimits({ ...NOTHING_CACHED, GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id } }),
    });
    this.listen();
  }

  /** Resolves when every shard of this process is ready. */
  async connect(token: string): Promise<void> {
    const ready = new Promise<void>((resolve) => this.client.once("clientReady", () => resolve()));
    await this.client.login(token);
    await ready;
  }

  get rest() {
    return this.client.rest;
  }

  /** Round trip of the last heartbeat in ms; -1 before the first. */
  get ping(): number {
    return this.client.ws.ping;
  }

  isReady(): boolean {
    return this.client.isReady();
  }

  async close(): Promise<void> {
    await this.client.destroy();
  }

  private listen(): void {
    const { onInteraction, news, logger } = this.parts;
    this.client.on("error", (error) => logger.error({ err: error }, "gateway error"));
    this.on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, onInteraction);
    this.on<GatewayGuildCreateDispatchData>(GatewayDispatchEvents.GuildCreate, (guild) => news.guildSeen(guild));
    this.on<GatewayGuildCreateDispatchData>(GatewayDispatchEvents.GuildUpdate, (guild) => news.guildSeen(guild));
    this.on<{ id: string; unavailable?: boolean }>(GatewayDispatchEvents.GuildDelete, (guild) => news.guildGone(guild));
    this.on<GatewayGuildRoleUpdateDispatchData>(GatewayDispatchEvents.GuildRoleCreate, (event) => news.roleSeen(event));
    this.on<GatewayGuildRoleUpdateDispatchData>(GatewayDispatchEvents.GuildRoleUpdate, (event) => news.roleSeen(event));
    this.on<GatewayGuildRoleDeleteDispatchData>(GatewayDispatchEvents.GuildRoleDelete, (event) => news.roleDeleted(event));
    this.on<GatewayGuildMemberRemoveDispatchData>(GatewayDispatchEvents.GuildMemberRemove, (event) => news.memberLeft(event));
  }

  /** Raw events in the order in which they came; one that fails is logged and the next goes on. */
  private on<Data>(event: GatewayDispatchEvents, handle: (data: Data) => Promise<void>): void {
    this.client.ws.on(event, (data: Data) => {
      handle(data).catch((error: unknown) => logDefect(this.parts.logger, error));
    });
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
