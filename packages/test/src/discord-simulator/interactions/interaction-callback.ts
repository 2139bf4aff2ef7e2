import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
} from "discord-api-types/v10";
import { checkInteractionResponse } from "../limits/index.js";
import { asObject, isTrue, noContent, ok, type Answer, type Call } from "../rest/call.js";
import { emptyMessage, refuseBreaches, unknownMessage } from "../rest/rest-error.js";
import { aboutEdit } from "../wire/about-edit.js";
import { userOf } from "../wire/people.js";
import type { MessageBody } from "../wire/message-body.js";
import type { Messages } from "../world/messages.js";
import type { StoredInteraction, StoredMessage, World } from "../world/world.js";
import type { InteractionBook } from "./interaction-book.js";
import type { Waiting } from "./waiting.js";

type Response = { readonly type: InteractionResponseType; readonly data: Record<string, unknown> };

/** `POST /interactions/:id/:token/callback`: the one first answer to an interaction. */
export class InteractionCallback {
  constructor(
    private readonly world: World,
    private readonly book: InteractionBook,
    private readonly messages: Messages,
    private readonly waiting: Waiting,
  ) {}

  answer(call: Call): Answer {
    const interaction = this.book.toAcknowledge(call.param("interactionId"), call.param("token"));
    const response = this.read(call.body, interaction, call.files.length);
    const message = this.perform(interaction, response, call);
    if (!isTrue(call.query.get("with_response"))) return noContent;
    return ok({ interaction: this.callbackObject(interaction, message), ...resource(response.type, message) });
  }

  private read(body: unknown, interaction: StoredInteraction, files: number): Response {
    const source = this.source(interaction);
    const about = { interactionType: interaction.type, fromMessage: interaction.sourceMessageId !== null, files };
    refuseBreaches(checkInteractionResponse(body, { ...about, ...(source && { updates: aboutEdit(source.json, files) }) }));
    const { type, data } = asObject(body);
    return { type: type as InteractionResponseType, data: asObject(data) };
  }

  private perform(interaction: StoredInteraction, { type, data }: Response, call: Call): StoredMessage | undefined {
    switch (type) {
      case InteractionResponseType.ChannelMessageWithSource:
        return this.reply(interaction, type, data, call);
      case InteractionResponseType.DeferredChannelMessageWithSource:
        return this.deferReply(interaction, type, data);
      case InteractionResponseType.UpdateMessage:
        return this.update(interaction, type, data, call);
      case InteractionResponseType.DeferredMessageUpdate:
        this.book.acknowledge(interaction, type, interaction.sourceMessageId);
        this.waiting.deferred(interaction.id, "update");
        return this.source(interaction);
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        this.book.acknowledge(interaction, type, null);
        this.waiting.settle(interaction.id, { kind: "choices", choices: (data.choices ?? []) as { name: string; value: string }[] });
        return undefined;
      case InteractionResponseType.Modal:
        this.book.acknowledge(interaction, type, null);
        this.waiting.settle(interaction.id, { kind: "modal", modal: data as unknown as APIModalInteractionResponseCallbackData });
        return undefined;
      default:
        refuseBreaches([{ path: "type", code: "BASE_TYPE_CHOICES", message: "The simulator knows no such callback type." }]);
        return undefined;
    }
  }

  private reply(interaction: StoredInteraction, type: number, data: MessageBody, call: Call): StoredMessage {
    const message = this.messages.create(this.origin(interaction, data.flags ?? 0), data, call.files);
    if (!message) throw emptyMessage();
    this.book.acknowledge(interaction, type, message.json.id);
    this.waiting.settle(interaction.id, { kind: "message", message });
    return message;
  }

  private deferReply(interaction: StoredInteraction, type: number, data: MessageBody): StoredMessage | undefined {
    const origin = this.origin(interaction, data.flags ?? 0);
    const message = this.messages.create({ ...origin, flags: MessageFlags.Loading }, {});
    this.book.acknowledge(interaction, type, message?.json.id ?? null);
    this.waiting.deferred(interaction.id, "reply");
    return message;
  }

  private update(interaction: StoredInteraction, type: number, data: MessageBody, call: Call): StoredMessage {
    const source = this.source(interaction);
    if (!source) throw unknownMessage();
    const message = this.messages.edit(source, data, call.files);
    if (!message) throw emptyMessage();
    this.book.acknowledge(interaction, type, message.json.id);
    this.waiting.settle(interaction.id, { kind: "message", message });
    return message;
  }

  private source(interaction: StoredInteraction): StoredMessage | undefined {
    return this.messages.find(interaction.channelId, interaction.sourceMessageId ?? "");
  }

  /** Where a message of this interaction stands, and who sees it; used by follow-ups too. */
  origin(interaction: StoredInteraction, flags: number) {
    return {
      channelId: interaction.channelId,
      authorId: this.world.application.id,
      onlyFor: (flags & MessageFlags.Ephemeral) === 0 ? null : interaction.userId,
      interactionId: interaction.id,
      extra: this.provenance(interaction),
    };
  }

  private provenance(interaction: StoredInteraction): Partial<APIMessage> {
    const user = userOf(this.world, interaction.userId);
    const owners = interaction.guildId === null ? {} : { authorizing_integration_owners: { "0": interaction.guildId } };
    const metadata = { id: interaction.id, type: interaction.type, user, ...owners };
    const applied = { webhook_id: this.world.application.id, application_id: this.world.application.id };
    if (interaction.type !== InteractionType.ApplicationCommand) {
      const reference = interaction.sourceMessageId === null ? {} : { message_reference: this.referenceTo(interaction) };
      return { ...applied, ...reference, interaction_metadata: metadata as NonNullable<APIMessage["interaction_metadata"]> };
    }
    return {
      ...applied,
      type: MessageType.ChatInputCommand,
      interaction_metadata: metadata as NonNullable<APIMessage["interaction_metadata"]>,
      interaction: { id: interaction.id, type: interaction.type, name: interaction.commandName ?? "", user },
    };
  }

  private referenceTo(interaction: StoredInteraction) {
    const guild = interaction.guildId === null ? {} : { guild_id: interaction.guildId };
    return { type: 0, message_id: interaction.sourceMessageId ?? "", channel_id: interaction.channelId, ...guild };
  }

  private callbackObject(interaction: StoredInteraction, message: StoredMessage | undefined) {
    return {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.json.id,
        response_message_loading: ((message.json.flags ?? 0) & MessageFlags.Loading) !== 0,
        response_message_ephemeral: message.onlyFor !== null,
      }),
    };
  }
}

/** `message` only stands there for the types that made or changed one now. */
function resource(type: InteractionResponseType, message: StoredMessage | undefined): object {
  const shown = type === InteractionResponseType.ChannelMessageWithSource || type === InteractionResponseType.UpdateMessage;
  const autocomplete = type === InteractionResponseType.ApplicationCommandAutocompleteResult;
  return autocomplete ? {} : { resource: { type, ...(shown && message ? { message: message.json } : {}) } };
}
