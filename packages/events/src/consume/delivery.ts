import type { Logger } from "@chorestree/core/logging";
import type { EventContract, EventData } from "../contracts/define-event.js";
import type { Envelope } from "../contracts/envelope.js";
import type { Cause } from "../outbox/outbox.js";

/** An event as a handler gets it: it fits its contract, and was not taken by this group before. */
export interface Delivery<Contract extends EventContract> extends Omit<Envelope, "name" | "data"> {
  readonly name: Contract["name"];
  readonly data: EventData<Contract>;
  /** For what the handler records in turn: the same account and correlation id, this event as the cause. */
  readonly cause: Cause;
  readonly logger: Logger;
  /** Aborted when the process stops or the share was lost: long work may end early by throwing, and is begun again elsewhere. */
  readonly signal: AbortSignal;
}

/**
 * What follows from an event. Runs in a unit of work of the event's guild, together with the note that the group has taken it: so its
 * effects in the database happen once. It calls nothing outside; what throws is tried again.
 */
export interface Reaction<Contract extends EventContract> {
  handle(delivery: Delivery<Contract>): Promise<void>;
}
