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
  /**
   * What Discord knows of us: nothing yet, nothing for sure since a try got lost, that an answer will come, the answer. Or another session
   * of this shard has spoken (in a rolling restart both hear of everything), or it is too late for any word.
   */
  private state: "open" | "tried" | "deferred" | "answered" | "elsewhere" | "gone" = "open";

  constructor(
    private readonly rest: REST,
    private readonly interaction: Pick<APIInteraction, "id" | "token" | "application_id">,
    private readonly kind: Acknowledgement,
    /** Hears by which code Discord said so. */
    private readonly onLeft: (code: number) => void = () => undefined,
  ) {}

  /** Whether there is an answer of ours, it is left to whoever spoke first, or we have promised one that another has. */
  get became(): "said" | "left" | "awaited" {
    if (this.state === "answered") return "said";
    return this.state === "deferred" ? "awaited" : "left";
  }

  /** For one that was deferred by another process. */
  static ofDeferred(...of: ConstructorParameters<typeof Responder>): Responder {
    const responder = new Responder(...of);
    responder.state = "deferred";
    return responder;
  }

  /** Says that an answer will come; without effect once there is one. */
  async defer(): Promise<void> {
    if (!this.isOpen) return;
    const type =
      this.kind === "update" ? InteractionResponseType.DeferredMessageUpdate : InteractionResponseType.DeferredChannelMessageWithSource;
    await this.first({ type, ...(this.kind === "reply private" && { data: { flags: MessageFlags.Ephemeral } }) }, "deferred");
  }

  /** Also where another session has spoken: to one act all sessions have one answer, and the other may not have it. */
  async answer(reply: Reply): Promise<void> {
    const message = this.kind === "reply private" ? privately(reply) : reply;
    const type = this.kind === "update" ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
    if (this.isOpen && (await this.first({ type, data: message }, "answered"))) return;
    if (this.state !== "gone") await this.edit(message);
  }

  /**
   * A refusal is for the one who pressed. After a public defer its placeholder goes first: a follow-up sent before would become the public
   * message. Where another session has spoken it would take away what that one said, which may be that it is done.
   */
  async refuse(reply: Reply): Promise<void> {
    const message = privately(reply);
    await this.sayUnlessAnswered(reply);
    if (this.state !== "deferred") return;
    if (this.kind === "reply private") return this.edit(message);
    if (this.kind === "reply public") await this.rest.delete(this.original(), { auth: false });
    await this.rest.post(Routes.webhook(this.interaction.application_id, this.interaction.token), { auth: false, body: message });
    this.state = "answered";
  }

  /** As the first answer, privately, or not at all: who has it says it, and who only promised one waits for them. */
  async sayUnlessAnswered(reply: Reply): Promise<void> {
    const body = { type: InteractionResponseType.ChannelMessageWithSource, data: privately(reply) };
    if (this.isOpen) await this.first(body, "answered");
  }

  async open(form: APIModalInteractionResponseCallbackData): Promise<void> {
    await this.first({ type: InteractionResponseType.Modal, data: form }, "answered");
  }

  async suggest(choices: readonly Choice[]): Promise<void> {
    await this.first({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }, "answered");
  }

  private async edit(message: Reply): Promise<void> {
    try {
      await this.rest.patch(this.original(), { auth: false, body: message });
      this.state = "answered";
    } catch (error) {
      // What another session has said, it may have taken away.
      if (this.state !== "elsewhere" || codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
      this.leave("gone", RESTJSONErrorCodes.UnknownMessage);
    }
  }

  private get isOpen(): boolean {
    return this.state === "open" || this.state === "tried";
  }

  /**
   * The first answer; false when there has been one before, or it is too late. A network that failed, a fault of Discord's and a body that
   * it does not take leave the interaction open, so that the next try is a first answer again: if this one did arrive after all, Discord
   * says that there is one, and it is ours to put right.
   */
  private async first(body: object, becomes: "deferred" | "answered"): Promise<boolean> {
    try {
      await this.rest.post(Routes.interactionCallback(this.interaction.id, this.interaction.token), { auth: false, body });
      this.state = becomes;
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
        if (this.state === "tried") this.state = "deferred";
        else this.leave("elsewhere", code);
        return false;
      }
      // Its three seconds are over: every further try would be refused too, and counts towards the ban on invalid requests.
      if (code === RESTJSONErrorCodes.UnknownInteraction || code === RESTJSONErrorCodes.UnknownMessage) {
        this.leave("gone", code);
        return false;
      }
      if (code === null) this.state = "tried";
      throw error;
    }
  }

  private leave(state: "elsewhere" | "gone", code: number): void {
    this.state = state;
    this.onLeft(code);
  }

  private original() {
    return Routes.webhookMessage(this.interaction.application_id, this.interaction.token);
  }
}

/** None for what did not come from Discord's own mouth. */
const codeOf = (error: unknown): number | string | null => (error instanceof DiscordAPIError ? error.code : null);
