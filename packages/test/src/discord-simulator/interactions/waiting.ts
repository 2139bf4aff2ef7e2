import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { StoredMessage } from "../world/world.js";

/** What the person who caused the interaction gets to see. */
export type Outcome =
  | { readonly kind: "message"; readonly message: StoredMessage }
  | { readonly kind: "modal"; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: "choices"; readonly choices: readonly { name: string; value: string | number }[] }
  /** The bot acknowledged a component and changed nothing. */
  | { readonly kind: "nothing" };

export interface Patience {
  /** Real milliseconds to the first answer; Discord's three seconds. */
  readonly acknowledgeMs: number;
  /** Real milliseconds a test waits for what a deferral promised (Discord's own limit is 15 minutes). */
  readonly followUpMs: number;
}

interface Waiter {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout;
  deferred: "reply" | "update" | null;
}

/** The client's side of pending interactions: who waits for which answer, and until when. */
export class Waiting {
  private readonly waiters = new Map<string, Waiter>();

  constructor(
    private readonly patience: Patience,
    private readonly onUnanswered: (interactionId: string) => void,
  ) {}

  /** @throws Error (rejects) in Discord's words when nothing comes in time */
  outcomeOf(interactionId: string): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(interactionId), this.patience.acknowledgeMs);
      this.waiters.set(interactionId, { resolve, reject, timer, deferred: null });
    });
  }

  deferred(interactionId: string, how: "reply" | "update"): void {
    const waiter = this.waiters.get(interactionId);
    if (!waiter) return;
    clearTimeout(waiter.timer);
    waiter.deferred = how;
    waiter.timer = setTimeout(() => this.giveUp(interactionId), this.patience.followUpMs);
  }

  settle(interactionId: string, outcome: Outcome): void {
    const waiter = this.waiters.get(interactionId);
    if (!waiter) return;
    clearTimeout(waiter.timer);
    this.waiters.delete(interactionId);
    waiter.resolve(outcome);
  }

  /** Nobody waits for a simulator that stops. */
  stop(): void {
    for (const [id, waiter] of this.waiters) {
      clearTimeout(waiter.timer);
      this.waiters.delete(id);
      waiter.reject(new Error("the Discord simulator was stopped"));
    }
  }

  private giveUp(interactionId: string): void {
    const waiter = this.waiters.get(interactionId);
    if (!waiter) return;
    if (waiter.deferred === "update") return this.settle(interactionId, { kind: "nothing" });
    this.waiters.delete(interactionId);
    this.onUnanswered(interactionId);
    waiter.reject(new Error(waiter.deferred ? "The application is thinking, and nothing followed" : "The application did not respond"));
  }
}
