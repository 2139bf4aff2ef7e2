import {
  GatewayIntentBits,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  type APIAttachment,
  type APIMessage,
} from "discord-api-types/v10";
import type { Clock } from "@chorestree/atoms/kernel";
import type { Changes } from "../changes.js";
import type { Gateway } from "../gateway/gateway.js";
import { memberJson, userOf } from "../wire/people.js";
import { mentionsOf } from "../wire/mentions.js";
import { changesOf, isEmpty, type MessageBody, type UploadedFile } from "../wire/message-body.js";
import { forSession } from "./message-content.js";
import { has, permissionsOf } from "./permissions.js";
import type { Snowflakes } from "./snowflakes.js";
import type { StoredMessage } from "./world.js";
import type { WorldStore } from "./world-store.js";

export interface MessageChange {
  readonly kind: "created" | "edited" | "deleted";
  readonly message: StoredMessage;
}

/** What is decided by where the message comes from, not by its body. */
export interface MessageOrigin {
  readonly channelId: string;
  readonly authorId: string;
  readonly flags?: number;
  readonly onlyFor?: string | null;
  readonly interactionId?: string | null;
  readonly extra?: Partial<APIMessage>;
}

/** Older messages of a channel are forgotten: a playground runs for months. */
const KEPT_PER_CHANNEL = 1_000;

/** The only writer of messages: keeps them, tells the gateway and whoever watches. */
export class Messages {
  private readonly watchers = new Set<(change: MessageChange) => void>();

  constructor(
    private readonly store: WorldStore,
    private readonly snowflakes: Snowflakes,
    private readonly clock: Clock,
    private readonly gateway: Gateway,
    private readonly changes: Changes,
  ) {}

  /** Undefined when nothing would be in it: Discord's 50006. */
  create(origin: MessageOrigin, body: MessageBody, uploads: readonly UploadedFile[] = []): StoredMessage | undefined {
    const flags = ((body.flags ?? 0) | (origin.flags ?? 0)) & ~(origin.onlyFor ? 0 : MessageFlags.Ephemeral);
    const blank: APIMessage = {
      id: this.snowflakes.next(),
      channel_id: origin.channelId,
      author: userOf(this.store.world, origin.authorId),
      content: "",
      timestamp: this.clock.now().toISOString(),
      edited_timestamp: null,
      tts: body.tts ?? false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      type: MessageType.Default,
      flags: flags | (origin.onlyFor ? MessageFlags.Ephemeral : 0),
      ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      ...origin.extra,
    };
    const json = this.withMentions({ ...blank, ...changesOf(body, this.attach(uploads), []) }, body, origin.authorId);
    if (isEmpty(json) && (flags & MessageFlags.Loading) === 0) return undefined;
    const message: StoredMessage = { json, onlyFor: origin.onlyFor ?? null, interactionId: origin.interactionId ?? null };
    this.store.world.messages[json.id] = message;
    this.forgetOldest(origin.channelId);
    this.tell("created", message);
    return message;
  }

  /** Undefined when nothing would be left in it, and then nothing is changed. A loading message is loading no more. */
  edit(message: StoredMessage, body: MessageBody, uploads: readonly UploadedFile[] = []): StoredMessage | undefined {
    const before = message.json;
    const settable = (body.flags ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2);
    const changed: APIMessage = {
      ...before,
      ...changesOf(body, this.attach(uploads), before.attachments),
      flags: ((before.flags ?? 0) | settable) & ~MessageFlags.Loading,
      edited_timestamp: this.clock.now().toISOString(),
    };
    const json = this.withMentions(changed, body, before.author.id);
    if (isEmpty(json)) return undefined;
    message.json = json;
    this.tell("edited", message);
    return message;
  }

  delete(message: StoredMessage): void {
    delete this.store.world.messages[message.json.id];
    this.tell("deleted", message);
  }

  find(channelId: string, messageId: string): StoredMessage | undefined {
    const message = this.store.world.messages[messageId];
    return message?.json.channel_id === channelId ? message : undefined;
  }

  /** Oldest first. Without a reader: what the channel's history has, so nothing ephemeral. */
  inChannel(channelId: string, readerId?: string): StoredMessage[] {
    return Object.values(this.store.world.messages).filter(
      ({ json, onlyFor }) => json.channel_id === channelId && (onlyFor === null || onlyFor === readerId),
    );
  }

  /** Returns how to stop watching. */
  watch(watcher: (change: MessageChange) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private attach(uploads: readonly UploadedFile[]): APIAttachment[] {
    return uploads.map(({ filename, size, contentType }) => {
      const url = `https://cdn.simulator.invalid/attachments/${encodeURIComponent(filename)}`;
      return { id: this.snowflakes.next(), filename, size, content_type: contentType, url, proxy_url: url };
    });
  }

  private withMentions(json: APIMessage, body: MessageBody, authorId: string): APIMessage {
    const { world } = this.store;
    const channel = world.channels[json.channel_id];
    const guild = channel?.type === 0 ? world.guilds[channel.guild_id] : undefined;
    const author = guild?.members.find(({ userId }) => userId === authorId);
    const everyone = guild && author && channel?.type === 0 ? permissionsOf(guild, author, channel) : 0n;
    const mentions = mentionsOf(json, body.allowed_mentions, has(everyone, PermissionFlagsBits.MentionEveryone));
    return {
      ...json,
      mention_everyone: mentions.everyone,
      mention_roles: [...mentions.roles],
      mentions: mentions.users.flatMap((id) => world.people[id]?.user ?? []),
    };
  }

  private forgetOldest(channelId: string): void {
    const kept = Object.values(this.store.world.messages).filter(({ json }) => json.channel_id === channelId);
    for (const { json } of kept.slice(0, Math.max(0, kept.length - KEPT_PER_CHANNEL))) delete this.store.world.messages[json.id];
  }

  private tell(kind: MessageChange["kind"], message: StoredMessage): void {
    this.store.changed();
    for (const watcher of this.watchers) watcher({ kind, message });
    // An ephemeral message is between the bot and one person: no gateway event (REST is the only way to it).
    if (message.onlyFor === null) this.announce(kind, message.json);
    this.changes.happened();
  }

  private announce(kind: MessageChange["kind"], json: APIMessage): void {
    const { world } = this.store;
    const channel = world.channels[json.channel_id];
    const guild = channel?.type === 0 ? world.guilds[channel.guild_id] : undefined;
    if (channel && kind === "created") channel.last_message_id = json.id;
    const author = guild?.members.find(({ userId }) => userId === json.author.id);
    const place = guild ? { guild_id: guild.id } : {};
    const { user: _user, ...member } = author ? memberJson(world, author) : { user: null };
    this.gateway.announce({
      name: { created: "MESSAGE_CREATE", edited: "MESSAGE_UPDATE", deleted: "MESSAGE_DELETE" }[kind],
      guildId: guild?.id ?? null,
      intent: guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages,
      data: (intents) =>
        kind === "deleted"
          ? { id: json.id, channel_id: json.channel_id, ...place }
          : { ...forSession(json, world.application.id, guild !== undefined, intents), ...place, ...(author ? { member } : {}) },
    });
  }
}
