import type { Logger } from "@chorestree/core/logging";
import type { Envelope } from "../contracts/envelope.js";

export type BusLog = Pick<Logger, "warn">;

/** The events of one partition that a group listens to: what one consumer takes, in order. */
export interface Share {
  readonly group: string;
  /** See `partitionOf`. */
  readonly partition: number;
}

/** Takes one message as it came. Resolves when it may be forgotten; rejects to have it delivered again. */
export type Take = (message: unknown, signal: AbortSignal) => Promise<void>;

/** Hears every event that is published while the process runs, unless the line was cut. */
export interface BroadcastListener {
  heard(message: unknown): void;
  /** The line is up (again): what was published before may have been missed. */
  reconnected(): void;
}

/** Which groups there are, and the names each listens to. All processes of one version say the same. */
export interface Topology {
  readonly groups: readonly { readonly name: string; readonly names: readonly string[] }[];
}

/** Carries events from the relay to groups (once over all processes) and to broadcasts (every process). */
export abstract class Bus {
  abstract readonly kind: "rabbitmq" | "in-process";

  /**
   * Resolves once the event is safe: the broker has it on disk, or every group has taken it. The same id may be published again.
   * @throws NotPublished when that is not known: publish it again
   */
  abstract publish(envelope: Envelope): Promise<void>;

  /**
   * Hands the share's messages to `take`, one after the other. Of several consumers of one share, in whatever process, one is active.
   * Resolves after `signal`, once the message at hand is finished and the share is given back. A lost connection is mended.
   * @throws when the broker stays away, so that whoever holds the right to the share can leave it to another process
   */
  abstract consume(share: Share, take: Take, signal: AbortSignal): Promise<void>;

  /** @returns how to stop listening */
  abstract listen(listener: BroadcastListener): () => void;

  /** For health checks. @throws while events cannot be published */
  abstract ping(): Promise<void>;

  abstract close(): Promise<void>;
}

/** The event may or may not have arrived. */
export class NotPublished extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`not confirmed: ${reason}`, options);
    this.name = "NotPublished";
  }
}
