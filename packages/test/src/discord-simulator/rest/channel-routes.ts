import { PermissionFlagsBits } from "discord-api-types/v10";
import { checkMessage } from "../limits/index.js";
import type { Problems } from "../problems.js";
import { aboutEdit } from "../wire/about-edit.js";
import type { MessageBody } from "../wire/message-body.js";
import type { Messages } from "../world/messages.js";
import { has, permissionsOf } from "../world/permissions.js";
import type { Channel, StoredMessage, World } from "../world/world.js";
import { noContent, ok, type Answer, type Call, type Route } from "./call.js";
import { cannotMessageUser, emptyMessage, missingAccess, missingPermissions, notOurMessage, refuseBreaches } from "./rest-error.js";
import { unknownChannel, unknownMessage } from "./rest-error.js";

/** Messages that the bot sends on its own, in channels and to people (docs: channel, message). */
export class ChannelRoutes {
  constructor(
    private readonly world: World,
    private readonly messages: Messages,
    private readonly problems: Problems,
  ) {}

  routes(): Route[] {
    const one = "/channels/:channelId/messages/:messageId";
    return [
      { method: "GET", pattern: "/channels/:channelId", auth: "bot", handle: (call) => ok(this.channel(call)) },
      { method: "POST", pattern: "/channels/:channelId/typing", auth: "bot", handle: (call) => this.typing(call) },
      { method: "GET", pattern: "/channels/:channelId/messages", auth: "bot", handle: (call) => ok(this.list(call)) },
      { method: "POST", pattern: "/channels/:channelId/messages", auth: "bot", handle: (call) => this.create(call) },
      { method: "GET", pattern: one, auth: "bot", handle: (call) => ok(this.message(call).json) },
      { method: "PATCH", pattern: one, auth: "bot", handle: (call) => this.edit(call) },
      { method: "DELETE", pattern: one, auth: "bot", handle: (call) => this.delete(call) },
    ];
  }

  private typing(call: Call): Answer {
    this.requireIn(this.channel(call), PermissionFlagsBits.SendMessages, "typing");
    return noContent;
  }

  private list(call: Call) {
    const channel = this.channel(call);
    this.requireIn(channel, PermissionFlagsBits.ReadMessageHistory, "reading the history");
    const limit = Math.min(100, Number(call.query.get("limit") ?? 50));
    const before = call.query.get("before");
    const after = call.query.get("after");
    const all = this.messages
      .inChannel(channel.id)
      .filter(({ json: { id } }) => (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)));
    const page = after ? all.slice(0, limit) : all.slice(-limit);
    return page.reverse().map(({ json }) => json);
  }

  private create(call: Call): Answer {
    const channel = this.channel(call);
    this.requireIn(channel, PermissionFlagsBits.SendMessages, "sending a message");
    refuseBreaches(checkMessage(call.body, { kind: "create", files: call.files.length }));
    const body = call.body as MessageBody;
    const twin = this.sentBefore(channel, body);
    if (twin) return ok(twin.json);
    const message = this.messages.create(
      { channelId: channel.id, authorId: this.world.application.id, extra: this.replyTo(channel, body) },
      body,
      call.files,
    );
    if (!message) throw emptyMessage();
    return ok(message.json);
  }

  /** With `enforce_nonce` the same nonce within minutes answers with the message already there (docs: message, create message). */
  private sentBefore(channel: Channel, body: MessageBody): StoredMessage | undefined {
    if (!body.enforce_nonce || body.nonce === undefined) return undefined;
    return this.messages
      .inChannel(channel.id)
      .find(({ json }) => json.author.id === this.world.application.id && json.nonce === body.nonce);
  }

  private replyTo(channel: Channel, body: MessageBody) {
    const reference = body.message_reference;
    if (!reference) return {};
    const target = this.messages.find(channel.id, reference.message_id);
    if (!target && reference.fail_if_not_exists !== false) {
      refuseBreaches([{ path: "message_reference", code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" }]);
    }
    return {
      type: 19 as const,
      message_reference: { type: 0 as const, channel_id: channel.id, message_id: reference.message_id },
      referenced_message: target?.json ?? null,
    };
  }

  private edit(call: Call): Answer {
    const message = this.message(call);
    if (message.json.author.id !== this.world.application.id) throw notOurMessage();
    refuseBreaches(checkMessage(call.body, aboutEdit(message.json, call.files.length)));
    const edited = this.messages.edit(message, call.body as MessageBody, call.files);
    if (!edited) throw emptyMessage();
    return ok(edited.json);
  }

  private delete(call: Call): Answer {
    const message = this.message(call);
    if (message.json.author.id !== this.world.application.id) {
      this.requireIn(this.channel(call), PermissionFlagsBits.ManageMessages, "deleting another's message");
    }
    this.messages.delete(message);
    return noContent;
  }

  private message(call: Call): StoredMessage {
    const message = this.messages.find(this.channel(call).id, call.param("messageId"));
    // Ephemeral messages cannot be reached but through the interaction's token.
    if (!message || message.onlyFor !== null) throw unknownMessage();
    return message;
  }

  /** Not seeing a channel is 50001, as Discord says it; a channel of a guild that the bot left is unknown to it. */
  private channel(call: Call): Channel {
    const channel = this.world.channels[call.param("channelId")];
    if (!channel || (channel.type === 0 && !this.world.guilds[channel.guild_id]?.botInside)) throw unknownChannel();
    if (channel.type === 0 && !has(this.permissionsIn(channel), PermissionFlagsBits.ViewChannel)) {
      throw this.forbidden(`seeing #${channel.name}`, missingAccess());
    }
    return channel;
  }

  private requireIn(channel: Channel, permission: bigint, what: string): void {
    if (channel.type !== 0) {
      const reachable = channel.recipients?.every(({ id }) => this.acceptsFromBot(id)) ?? false;
      if (!reachable && permission === PermissionFlagsBits.SendMessages) throw cannotMessageUser();
      return;
    }
    if (!has(this.permissionsIn(channel), permission)) throw this.forbidden(`${what} in #${channel.name}`, missingPermissions());
  }

  /** A person can be written to who shares a guild with the bot and has not closed their DMs. */
  private acceptsFromBot(userId: string): boolean {
    const shares = Object.values(this.world.guilds).some(
      (guild) => guild.botInside && guild.members.some((member) => member.userId === userId),
    );
    return shares && (this.world.people[userId]?.acceptsDirectMessages ?? false);
  }

  private permissionsIn(channel: Channel): bigint {
    const guild = channel.type === 0 ? this.world.guilds[channel.guild_id] : undefined;
    const bot = guild?.members.find(({ userId }) => userId === this.world.application.id);
    return guild && bot && channel.type === 0 ? permissionsOf(guild, bot, channel) : 0n;
  }

  private forbidden(what: string, error: Error): Error {
    this.problems.mistake("missing permission", what);
    return error;
  }
}
