import type { Channel, ConsumeMessage } from "amqplib";
import type { Take } from "../bus.js";
import { unlessAborted } from "../pauses.js";
import { contentOf } from "./content-of.js";

/** So many messages wait here for their turn; the rest stays with the broker. */
const PREFETCH = 50;

/**
 * Takes a queue's messages one after the other and acknowledges each when it was taken. Resolves after `signal`, when the one at hand is
 * finished; what was fetched and not begun goes back when the channel closes. @throws what `take` rejects with
 */
export async function takeInTurn(channel: Channel, queue: string, take: Take, signal: AbortSignal): Promise<void> {
  await unlessAborted(channel.prefetch(PREFETCH), signal);
  await new Promise<void>((resolve, reject) => {
    let lane = Promise.resolve();
    let over = signal.aborted;
    const end = (error?: unknown) => {
      over = true;
      // Never before the one at hand is finished: the next channel's first message would run beside it.
      void lane.then(() => (error === undefined ? resolve() : reject(error as Error)));
    };
    const one = async (message: ConsumeMessage) => {
      if (over) return;
      await take(contentOf(message), signal);
      channel.ack(message);
    };
    const received = (message: ConsumeMessage | null) => {
      if (message === null) end(new Error(`the broker took ${queue} away`));
      else lane = lane.then(() => one(message)).catch(end);
    };
    if (over) return resolve();
    signal.addEventListener("abort", () => end(), { once: true });
    channel.consume(queue, received).catch(end);
  });
}
