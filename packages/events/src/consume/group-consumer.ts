import type { UnitOfWork } from "@chorestree/core/database";
import { logDefect, withCorrelation } from "@chorestree/core/logging";
import type { Metrics } from "@chorestree/core/metrics";
import type { Pauses } from "../bus/pauses.js";
import type { Envelope } from "../contracts/envelope.js";
import type { Group } from "./group.js";
import { type Handled, InOrder, type InOrderParts } from "./in-order.js";
import { EventRefused, readEnvelope } from "./refusal.js";

export interface ConsumerParts extends InOrderParts {
  readonly unitOfWork: UnitOfWork;
  readonly metrics: Pick<Metrics, "increment">;
  /** Between attempts at an event whose handling fails; made anew for each. */
  readonly pauses: () => Pauses;
}

/** Brings a group's messages to its reactions, and stays with one that fails until it works: the next of its aggregate must not pass it. */
export class GroupConsumer {
  private readonly inOrder: InOrder;

  constructor(
    readonly group: Group,
    private readonly parts: ConsumerParts,
  ) {
    this.inOrder = new InOrder(group, parts);
  }

  /** Resolves when the event was taken, or never can be. @throws when `signal` was aborted before that: it must come again */
  readonly take = async (message: unknown, signal: AbortSignal): Promise<void> => {
    const envelope = this.read(message);
    if (envelope && this.group.find(envelope.name)) await withCorrelation(envelope.correlationId, () => this.persist(envelope, signal));
  };

  private read(message: unknown): Envelope | null {
    try {
      return readEnvelope(message);
    } catch (error) {
      if (!(error instanceof EventRefused)) throw error;
      this.book({ name: "unknown", outcome: "refused", refusal: error });
      return null;
    }
  }

  private async persist(envelope: Envelope, signal: AbortSignal): Promise<void> {
    const pauses = this.parts.pauses();
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      if (attempt > 1) this.count(envelope.name, "retried");
      try {
        const handled = await this.attempt(envelope, signal);
        for (const one of handled) this.book(one);
        return;
      } catch (error) {
        this.count(envelope.name, "failed");
        this.logFailure(envelope, attempt, error);
        await pauses.next(signal);
      }
    }
  }

  private attempt(envelope: Envelope, signal: AbortSignal): Promise<readonly Handled[]> {
    const name = `${this.group.name} takes ${envelope.name}`;
    return this.parts.unitOfWork.run(envelope.guildId, name, () => this.inOrder.take(envelope, signal));
  }

  private book(handled: Handled): void {
    const { name, outcome } = handled;
    this.count(name, outcome);
    if (outcome === "passed")
      this.parts.logger.warn({ group: this.group.name, eventName: name }, "an event came after later ones: left out");
    if (outcome !== "refused") return;
    logDefect(this.parts.logger, handled.refusal);
    this.parts.metrics.increment("chorestree_defects_total", { where: "events" });
  }

  private count(name: string, outcome: Handled["outcome"] | "failed" | "retried"): void {
    this.parts.metrics.increment("chorestree_events_handled_total", { group: this.group.name, name, outcome });
  }

  private logFailure({ id, name }: Envelope, attempt: number, error: unknown): void {
    const { logger } = this.parts;
    logger.error({ err: error, group: this.group.name, event: id, eventName: name, attempt }, "an event failed: it is tried again");
  }
}
