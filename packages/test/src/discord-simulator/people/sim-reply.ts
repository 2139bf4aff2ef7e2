import type { APIMessage } from "discord-api-types/v10";
import type { SimButton, SimMessage } from "./sim-message.js";
import type { SimModal } from "./sim-modal.js";

/** What a person got for what they did: a message (theirs alone or everybody's), a form, or nothing that shows. */
export class SimReply {
  constructor(
    /** How long the bot took to its first answer, by the simulator's clock. */
    readonly acknowledgedAfterMs: number,
    private readonly shown: { readonly message?: SimMessage; readonly modal?: SimModal },
  ) {}

  get kind(): "message" | "modal" | "nothing" {
    return this.shown.message ? "message" : this.shown.modal ? "modal" : "nothing";
  }

  /** @throws Error when a form, or nothing, came instead */
  get message(): SimMessage {
    if (!this.shown.message) throw new Error(`the bot answered with ${this.kind === "modal" ? "a form" : "nothing"}, not with a message`);
    return this.shown.message;
  }

  /** @throws Error when a message, or nothing, came instead */
  get modal(): SimModal {
    if (!this.shown.modal) throw new Error(`the bot answered with ${this.kind === "message" ? "a message" : "nothing"}, not with a form`);
    return this.shown.modal;
  }

  get content(): string {
    return this.message.content;
  }
  get components(): NonNullable<APIMessage["components"]> {
    return this.message.components;
  }
  get flags(): number {
    return this.message.flags;
  }
  get ephemeral(): boolean {
    return this.message.ephemeral;
  }

  text(): string {
    return this.shown.message?.text() ?? this.shown.modal?.text() ?? "";
  }

  buttons(): SimButton[] {
    return this.shown.message?.buttons() ?? [];
  }
}
