import { type APIInteraction, InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import type { Choice } from "./subcommand.js";
import { type Acknowledgement, privately, type Reply } from "./reply.js";

/** Answers one interaction (Discord docs: Receiving and Responding). The first answer is due in 3 s, the others in 15 min. */
export class Responder {
  private acknowledged: "not" | "deferred" | "answered" = "not";

  constructor(
    private readonly rest: REST,
    private readonly interaction: Pick<APIInteraction, "id" | "token" | "application_id">,
    private readonly kind: Acknowledgement,
  ) {}

  /** Says that an answer will come; without effect once there is one. */
  async defer(): Promise<void> {
    if (this.acknowledged !== "not") return;
    this.acknowledged = "deferred";
    const type =
      this.kind === "update" ? InteractionResponseType.DeferredMessageUpdate : InteractionResponseType.DeferredChannelMessageWithSource;
    await this.callback({ type, ...(this.kind === "reply private" && { data: { flags: MessageFlags.Ephemeral } }) });
  }

  async answer(reply: Reply): Promise<void> {
    const message = this.kind === "reply private" ? privately(reply) : reply;
    if (this.acknowledged === "deferred") return this.edit(message);
    this.acknowledged = "answered";
    const type = this.kind === "update" ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
    await this.callback({ type, data: message });
  }

  /** A refusal is for the one who pressed. After a public defer its placeholder goes first: a follow-up sent before would become the public message. */
  async refuse(reply: Reply): Promise<void> {
    const message = privately(reply);
    if (this.acknowledged !== "deferred") {
      this.acknowledged = "answered";
      return this.callback({ type: InteractionResponseType.ChannelMessageWithSource, data: message });
    }
    if (this.kind === "reply private") return this.edit(message);
    if (this.kind === "reply public") await this.rest.delete(this.original(), { auth: false });
    await this.rest.post(Routes.webhook(this.interaction.application_id, this.interaction.token), { auth: false, body: message });
  }

  async suggest(choices: readonly Choice[]): Promise<void> {
    if (this.acknowledged !== "not") return;
    this.acknowledged = "answered";
    await this.callback({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
  }

  private async edit(message: Reply): Promise<void> {
    await this.rest.patch(this.original(), { auth: false, body: message });
  }

  private async callback(body: object): Promise<void> {
    await this.rest.post(Routes.interactionCallback(this.interaction.id, this.interaction.token), { auth: false, body });
  }

  private original() {
    return Routes.webhookMessage(this.interaction.application_id, this.interaction.token);
  }
}
