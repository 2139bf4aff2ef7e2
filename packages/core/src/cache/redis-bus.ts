import type { Redis } from "ioredis";
import { z } from "zod";

const Message = z.object({
  from: z.string(),
  payload: z.object({ keys: z.array(z.string()), type: z.string(), namespace: z.string().optional() }),
});

type Payload = z.infer<typeof Message>["payload"];
type Handler = (payload: Payload) => void;

/**
 * Tells the other processes which answers they hold are stale (Redis publish/subscribe).
 * What is published while we do not listen is lost, so on beginning to listen everything in memory is thrown away.
 */
export class RedisBus {
  private readonly handlers = new Map<string, Handler>();
  private id = "";
  private hearing = false;

  constructor(
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
    private readonly namespace: string,
  ) {
    subscriber.on("message", (channel: string, text: string) => {
      this.hear(channel, text);
    });
    subscriber.on("close", () => {
      this.hearing = false;
    });
    subscriber.on("ready", () => void this.listen());
  }

  /** False: what is in memory may be stale without our having been told. */
  get listening(): boolean {
    return this.hearing;
  }

  setId(id: string): this {
    this.id = id;
    return this;
  }

  async publish(channel: string, payload: unknown): Promise<void> {
    await this.publisher.publish(channel, JSON.stringify({ from: this.id, payload }));
  }

  /** Listening begins as soon as there is a connection. */
  async subscribe(channel: string, handler: (payload: never) => unknown): Promise<void> {
    this.handlers.set(channel, (payload) => void handler(payload as never));
    await this.listen();
  }

  async unsubscribe(channel: string): Promise<void> {
    this.handlers.delete(channel);
    await this.subscriber.unsubscribe(channel);
  }

  onReconnect(callback: () => void): void {
    this.publisher.on("ready", callback);
  }

  disconnect(): Promise<void> {
    this.subscriber.disconnect();
    return Promise.resolve();
  }

  private async listen(): Promise<void> {
    if (this.subscriber.status !== "ready" || this.handlers.size === 0) return;
    try {
      await this.subscriber.subscribe(...this.handlers.keys());
      for (const handler of this.handlers.values()) handler({ type: "clear", keys: [], namespace: this.namespace });
      this.hearing = true;
    } catch {
      // The connection went away again; it will be ready once more.
    }
  }

  private hear(channel: string, text: string): void {
    const message = Message.safeParse(parsed(text));
    if (message.success && message.data.from !== this.id) this.handlers.get(channel)?.(message.data.payload);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
