import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { Choice } from "./subcommand.js";
import { type Acknowledgement, privately, type Reply } from "./reply.js";

/** Answers one interaction (Discord docs: Receiving and Responding). The first answer is due in 3 s, the others in 15 min. */
export class Responder {
  /** What Discord knows of us: nothing yet, that an answer will come, the answer; or that it is too late for any. */
  private state: "open" | "deferred" | "answered" | "gone" = "open";

  constructor(
    private readonly rest: REST,
    private readonly interaction: Pick<APIInteraction, "id" | "token" | "application_id">,
    private readonly kind: Acknowledgement,
  ) {}

  /** For one that was deferred by another process. */
  static ofDeferred(...of: ConstructorParameters<typeof Responder>): Responder {
    const responder = new Responder(...of);
    responder.state = "deferred";
    return responder;
  }

  /** Says that an answer will come; without effect once there is one. */
  async defer(): Promise<void> {
    if (this.state !== "open") return;
    const type =
      this.kind === "update" ? InteractionResponseType.DeferredMessageUpdate : InteractionResponseType.DeferredChannelMessageWithSource;
    await this.first({ type, ...(this.kind === "reply private" && { data: { flags: MessageFlags.Ephemeral } }) }, "deferred");
  }

  async answer(reply: Reply): Promise<void> {
    const message = this.kind === "reply private" ? privately(reply) : reply;
    const type = this.kind === "update" ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
    if (this.state === "open" && (await this.first({ type, data: message }, "answered"))) return;
    if (this.state !== "gone") await this.edit(message);
  }

  /** A refusal is for the one who pressed. After a public defer its placeholder goes first: a follow-up sent before would become the public message. */
  async refuse(reply: Reply): Promise<void> {
    const message = privately(reply);
    const body = { type: InteractionResponseType.ChannelMessageWithSource, data: message };
    if (this.state === "open" && (await this.first(body, "answered"))) return;
    if (this.state === "gone") return;
    if (this.kind === "reply private") return this.edit(message);
    if (this.kind === "reply public") await this.rest.delete(this.original(), { auth: false });
    await this.rest.post(Routes.webhook(this.interaction.application_id, this.interaction.token), { auth: false, body: message });
  }

  async open(form: APIModalInteractionResponseCallbackData): Promise<void> {
    await this.first({ type: InteractionResponseType.Modal, data: form }, "answered");
  }

  async suggest(choices: readonly Choice[]): Promise<void> {
    await this.first({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }, "answered");
  }

  private async edit(message: Reply): Promise<void> {
    await this.rest.patch(this.original(), { auth: false, body: message });
  }

  /**
   * The first answer; false when there has been one before: an earlier try of this one, or the same interaction delivered twice. What
   * remains then is to edit it. A network that failed, a fault of Discord's and a body that it does not take leave the interaction open,
   * so that the next try is a first answer again: if this one did arrive after all, Discord says so.
   */
  private async first(body: object, becomes: "deferred" | "answered"): Promise<boolean> {
    try {
      await this.rest.post(Routes.interactionCallback(this.interaction.id, this.interaction.token), { auth: false, body });
      this.state = becomes;
      return true;
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : null;
      if (code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
        this.state = "deferred";
        return false;
      }
      // Its three seconds are over: every further try would be refused too, and counts towards the ban on invalid requests.
      if (code === RESTJSONErrorCodes.UnknownInteraction) this.state = "gone";
      throw error;
    }
  }

  private original() {
    return Routes.webhookMessage(this.interaction.application_id, this.interaction.token);
  }
}
