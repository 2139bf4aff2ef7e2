import { InteractionContextType, type InteractionType, type Locale } from "discord-api-types/v10";
import type { Clock } from "@chorestree/atoms/kernel";
import type { Gateway } from "../gateway/gateway.js";
import { interactionMemberJson, userOf } from "../wire/people.js";
import { permissionsOf } from "../world/permissions.js";
import type { Snowflakes } from "../world/snowflakes.js";
import type { Channel, Guild, World } from "../world/world.js";
import type { InteractionBook } from "./interaction-book.js";
import type { Outcome, Waiting } from "./waiting.js";

export interface Intention {
  readonly type: InteractionType;
  readonly userId: string;
  readonly channel: Channel;
  readonly data: object;
  readonly commandName?: string;
  /** The message whose component was used, or that the modal came from. */
  readonly sourceMessageId?: string | null;
}

/** 10 MiB: what a guild without boosts may upload. */
const ATTACHMENT_LIMIT = 10_485_760;

/** A person does something with the bot: makes the interaction, sends it to the bot's sessions, and waits for what comes of it. */
export class InteractionSender {
  constructor(
    private readonly world: World,
    private readonly snowflakes: Snowflakes,
    private readonly clock: Clock,
    private readonly newToken: () => string,
    private readonly gateway: Gateway,
    private readonly book: InteractionBook,
    private readonly waiting: Waiting,
  ) {}

  /** @throws Error (rejects) when the application does not respond in time */
  async send(intention: Intention): Promise<{ outcome: Outcome; interactionId: string; acknowledgedAfterMs: number }> {
    const { channel, userId } = intention;
    const guildId = channel.type === 0 ? channel.guild_id : null;
    const id = this.snowflakes.next();
    const token = this.newToken();
    const source = this.world.messages[intention.sourceMessageId ?? ""];
    this.book.add({
      id,
      token,
      type: intention.type,
      userId,
      guildId,
      channelId: channel.id,
      sentAt: this.clock.now().getTime(),
      commandName: intention.commandName ?? null,
      sourceMessageId: source?.json.id ?? null,
      acknowledged: null,
      originalId: null,
    });
    const outcome = this.waiting.outcomeOf(id);
    this.gateway.announce({
      name: "INTERACTION_CREATE",
      guildId,
      intent: 0,
      data: {
        id,
        application_id: this.world.application.id,
        type: intention.type,
        data: intention.data,
        token,
        version: 1,
        ...(source && { message: source.json }),
        ...this.place(channel, userId),
        locale: (this.world.people[userId]?.locale ?? "en-US") as Locale,
        entitlements: [],
        attachment_size_limit: ATTACHMENT_LIMIT,
      },
    });
    const settled = await outcome;
    const interaction = this.book.get(id);
    const acknowledgedAt = interaction?.acknowledged?.at ?? this.clock.now().getTime();
    return { outcome: settled, interactionId: id, acknowledgedAfterMs: acknowledgedAt - (interaction?.sentAt ?? acknowledgedAt) };
  }

  private place(channel: Channel, userId: string): object {
    if (channel.type !== 0) return this.directPlace(channel, userId);
    const guild = this.world.guilds[channel.guild_id];
    const member = guild?.members.find((candidate) => candidate.userId === userId);
    if (!guild || !member) throw new Error("only a member of the guild can use a command there");
    return {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
      channel_id: channel.id,
      channel: { ...channel, permissions: String(permissionsOf(guild, member, channel)) },
      member: interactionMemberJson(this.world, guild, member, channel),
      app_permissions: String(this.botPermissions(guild, channel)),
      authorizing_integration_owners: { "0": guild.id },
      context: InteractionContextType.Guild,
    };
  }

  private directPlace(channel: Channel, userId: string): object {
    return {
      channel_id: channel.id,
      channel,
      user: userOf(this.world, userId),
      // Docs: receiving and responding, interaction structure: attach files, embed links, mention everyone, external emojis.
      app_permissions: String((1n << 15n) | (1n << 14n) | (1n << 17n) | (1n << 18n)),
      authorizing_integration_owners: { "0": "0" },
      context: InteractionContextType.BotDM,
    };
  }

  private botPermissions(guild: Guild, channel: Channel): bigint {
    const bot = guild.members.find(({ userId }) => userId === this.world.application.id);
    return bot && channel.type === 0 ? permissionsOf(guild, bot, channel) : 0n;
  }
}
