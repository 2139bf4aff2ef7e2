import { MessageFlags } from "discord-api-types/v10";
import { checkMessage } from "../limits/index.js";
import type { Problems } from "../problems.js";
import { noContent, ok, type Answer, type Call } from "../rest/call.js";
import { emptyMessage, refuseBreaches, unknownMessage } from "../rest/rest-error.js";
import { aboutEdit } from "../wire/about-edit.js";
import type { MessageBody } from "../wire/message-body.js";
import type { Messages } from "../world/messages.js";
import type { StoredInteraction, StoredMessage } from "../world/world.js";
import type { InteractionBook } from "./interaction-book.js";
import type { InteractionCallback } from "./interaction-callback.js";
import type { Waiting } from "./waiting.js";

/** `/webhooks/:applicationId/:token`: everything after the first answer, for 15 minutes. */
export class FollowUps {
  constructor(
    private readonly book: InteractionBook,
    private readonly callback: InteractionCallback,
    private readonly messages: Messages,
    private readonly waiting: Waiting,
    private readonly problems: Problems,
  ) {}

  /** Right after a deferral the first follow-up becomes the deferred answer itself, as private or public as that was (docs, deprecated). */
  create(call: Call): Answer {
    const interaction = this.interactionOf(call);
    const original = this.original(interaction);
    const loading = original && ((original.json.flags ?? 0) & MessageFlags.Loading) !== 0;
    refuseBreaches(checkMessage(call.body, { kind: "interaction", files: call.files.length }));
    const body = call.body as MessageBody;
    if (loading) {
      const wantedPrivate = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      if (wantedPrivate && original.onlyFor === null)
        this.problems.mistake("private follow-up became public", this.book.describe(interaction));
      return ok(this.applied(interaction, this.messages.edit(original, body, call.files)).json);
    }
    return ok(this.applied(interaction, this.messages.create(this.callback.origin(interaction, body.flags ?? 0), body, call.files)).json);
  }

  get(call: Call): Answer {
    return ok(this.target(call).message.json);
  }

  edit(call: Call): Answer {
    const { interaction, message } = this.target(call);
    refuseBreaches(checkMessage(call.body, aboutEdit(message.json, call.files.length)));
    return ok(this.applied(interaction, this.messages.edit(message, call.body as MessageBody, call.files)).json);
  }

  delete(call: Call): Answer {
    this.messages.delete(this.target(call).message);
    return noContent;
  }

  private applied(interaction: StoredInteraction, message: StoredMessage | undefined): StoredMessage {
    if (!message) throw emptyMessage();
    this.waiting.settle(interaction.id, { kind: "message", message });
    return message;
  }

  private interactionOf(call: Call): StoredInteraction {
    return this.book.behindWebhook(call.param("applicationId"), call.param("token"));
  }

  private target(call: Call): { interaction: StoredInteraction; message: StoredMessage } {
    const interaction = this.interactionOf(call);
    const id = call.param("messageId");
    const message = id === "@original" ? this.original(interaction) : this.messages.find(interaction.channelId, id);
    const reachable = message && (id === "@original" || message.interactionId === interaction.id || id === interaction.sourceMessageId);
    if (!reachable) throw unknownMessage();
    return { interaction, message };
  }

  private original(interaction: StoredInteraction): StoredMessage | undefined {
    return this.messages.find(interaction.channelId, interaction.originalId ?? "");
  }
}
