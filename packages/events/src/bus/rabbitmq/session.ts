import type { Channel } from "amqplib";
import type { BusLog } from "../bus.js";
import { abortable, type Pauses, unlessAborted } from "../pauses.js";
import type { Line } from "./line.js";

/** A peer that is gone does not answer; its own timeouts then give back what we held. */
const CLOSE_WITHIN_MS = 1_000;

/** One channel's life: `signal` is aborted when it is lost or no longer wanted. */
export type UseChannel = (channel: Channel, signal: AbortSignal) => Promise<void>;

export interface Keeping {
  readonly line: Line;
  readonly pauses: Pauses;
  readonly log: BusLog;
  /** After so many failures in a row it is given up. */
  readonly attempts: number;
}

/**
 * Gives `use` a channel, and a new one after that was lost (by the network, by the broker, or by an error of `use`), until `signal` is aborted.
 * Never two at once: the next begins after `use` has ended. @throws the last error, when the attempts are used up
 */
export async function keepChannel({ line, pauses, log, attempts }: Keeping, signal: AbortSignal, use: UseChannel): Promise<void> {
  let failed = 0;
  const stopped = () => signal.aborted;
  while (!stopped()) {
    try {
      await oneChannel(line, signal, async (channel, lost) => {
        await use(channel, lost);
        pauses.reset();
        failed = 0;
      });
    } catch (error) {
      if (stopped()) break;
      if (++failed === attempts) throw error;
      log.warn({ err: error }, "a consumer lost the broker");
    }
    await pauses.next(signal);
  }
}

async function oneChannel(line: Line, signal: AbortSignal, use: UseChannel): Promise<void> {
  const opening = line.open().then((model) => model.createChannel());
  // A broker that hangs must not keep us from stopping; a channel that opens after that is closed with its line.
  opening.catch(() => undefined);
  const channel = await unlessAborted(opening, signal);
  const lost = new AbortController();
  channel.on("error", () => undefined);
  channel.on("close", () => lost.abort());
  try {
    await use(channel, AbortSignal.any([signal, lost.signal]));
  } finally {
    const closed = lost.signal.aborted ? Promise.resolve() : channel.close().catch(() => undefined);
    await abortable(closed, AbortSignal.timeout(CLOSE_WITHIN_MS));
  }
}
