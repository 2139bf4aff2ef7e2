import type { Observer } from "@chorestree/core/container";
import { type Logger, withCorrelation } from "@chorestree/core/logging";
import type { Envelope } from "../contracts/envelope.js";
import type { Delivery } from "./delivery.js";
import type { Answered, Group } from "./group.js";
import type { Inbox } from "./inbox.js";
import { EventRefused, readData } from "./refusal.js";

/** How it went with one event; `passed` is one that came after later ones of its aggregate and may not be applied backwards. */
export type Handled =
  | { readonly name: string; readonly outcome: "taken" | "duplicate" | "passed" }
  | { readonly name: string; readonly outcome: "refused"; readonly refusal: EventRefused };

export interface InOrderParts {
  readonly inbox: Inbox;
  readonly observer: Observer;
  readonly logger: Logger;
}

/** What one event does to a group, inside the unit of work of its guild: per aggregate in order, each once. */
export class InOrder {
  constructor(
    private readonly group: Group,
    private readonly parts: InOrderParts,
  ) {}

  /** The event, and before it those of its aggregate that the group should have had by now. @throws what a reaction throws */
  async take(envelope: Envelope, signal: AbortSignal): Promise<readonly Handled[]> {
    const { inbox } = this.parts;
    const reached = await inbox.reached(this.group, envelope);
    if (reached > envelope.sequence) {
      // Not taken although later ones were: only where the group has come to listen to one more name.
      return [{ name: envelope.name, outcome: (await inbox.has(this.group, envelope)) ? "duplicate" : "passed" }];
    }
    const handled: Handled[] = [];
    for (const next of [...(await inbox.missing(this.group, envelope, reached)), envelope]) {
      handled.push(await withCorrelation(next.correlationId, () => this.effect(next, signal)));
    }
    return handled;
  }

  private async effect(envelope: Envelope, signal: AbortSignal): Promise<Handled> {
    const { name } = envelope;
    const answered = this.group.find(name);
    if (!answered) return { name, outcome: "passed" };
    const data = fitting(answered, envelope);
    // Without a row in the inbox: it stays in the store, and can be told from what was taken.
    if (data instanceof EventRefused) return { name, outcome: "refused", refusal: data };
    if (!(await this.parts.inbox.enter(this.group, envelope))) return { name, outcome: "duplicate" };

    const delivery = this.deliver(envelope, data, signal);
    for (const [sentence, reaction] of answered.reactions) {
      await this.parts.observer.observe({ kind: "reaction", name: sentence }, () => reaction.handle(delivery));
    }
    return { name, outcome: "taken" };
  }

  private deliver(envelope: Envelope, data: Envelope["data"], signal: AbortSignal): Delivery<Answered["contract"]> {
    const { id, name, actor, correlationId } = envelope;
    const logger = this.parts.logger.child({ group: this.group.name, event: id, eventName: name });
    return { ...envelope, data, cause: { memberId: actor, correlationId, causationId: id }, logger, signal };
  }
}

function fitting({ contract }: Answered, envelope: Envelope): Envelope["data"] | EventRefused {
  try {
    return readData(contract, envelope);
  } catch (error) {
    if (error instanceof EventRefused) return error;
    throw error;
  }
}
