import type { Channel } from "amqplib";
import type { BroadcastListener } from "../bus.js";
import { unlessAborted } from "../pauses.js";
import { contentOf } from "./content-of.js";
import type { RabbitTopology } from "./topology.js";

/** A process that hangs must not fill the broker: what falls out is read from the store. */
const LONGEST_QUEUE = 10_000;

/** Hears all broadcasts on a queue of this process alone, gone with its channel. Resolves after `signal`. */
export async function hear(channel: Channel, topology: RabbitTopology, listener: BroadcastListener, signal: AbortSignal): Promise<void> {
  const asserted = channel.assertQueue("", { exclusive: true, autoDelete: true, arguments: { "x-max-length": LONGEST_QUEUE } });
  const { queue } = await unlessAborted(asserted, signal);
  await unlessAborted(channel.bindQueue(queue, topology.broadcasts, ""), signal);
  await new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    const begun = channel.consume(
      queue,
      (message) => {
        if (message === null) reject(new Error("the broker took the broadcast queue away"));
        else listener.heard(contentOf(message));
      },
      { noAck: true },
    );
    begun.then(() => listener.reconnected(), reject);
    if (signal.aborted) resolve();
  });
}
