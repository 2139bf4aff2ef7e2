import type { ConfirmChannel } from "amqplib";
import type { Envelope } from "../../contracts/envelope.js";
import { type BusLog, NotPublished } from "../bus.js";
import { unlessAborted } from "../pauses.js";
import type { Line } from "./line.js";
import type { RabbitTopology } from "./topology.js";

/** A confirm may simply never come (seen when a queue's leader died): then only a new connection helps. */
export const CONFIRM_WITHIN_MS = 5_000;

/** Publishes with confirms, in the order of the calls. */
export class Publisher {
  private channel: Promise<ConfirmChannel> | null = null;
  private live: ConfirmChannel | null = null;
  private readonly unconfirmed = new Set<(reason: string) => void>();
  private readonly returned = new Set<unknown>();

  constructor(
    private readonly line: Line,
    private readonly topology: RabbitTopology,
    private readonly log: BusLog,
    private readonly confirmWithinMs = CONFIRM_WITHIN_MS,
  ) {}

  /** @throws NotPublished */
  async publish(envelope: Envelope): Promise<void> {
    const channel = await this.ready();
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => this.replace(`no confirm within ${this.confirmWithinMs} ms`), this.confirmWithinMs);
      const settle = (reason: string | null) => {
        clearTimeout(late);
        this.unconfirmed.delete(settle);
        if (reason === null) resolve();
        else reject(new NotPublished(reason));
      };
      this.unconfirmed.add(settle);
      try {
        this.send(channel, envelope, settle);
      } catch (error) {
        settle(error instanceof Error ? error.message : "refused");
      }
    });
  }

  /** @throws NotPublished while there is no channel */
  async ready(): Promise<ConfirmChannel> {
    this.channel ??= this.open();
    const { channel } = this;
    try {
      return await unlessAborted(channel, AbortSignal.timeout(this.confirmWithinMs));
    } catch (cause) {
      if (this.channel === channel) this.replace("the broker does not answer");
      throw new NotPublished("the broker does not answer", { cause });
    }
  }

  private send(channel: ConfirmChannel, envelope: Envelope, settle: (reason: string | null) => void): void {
    const { id, name } = envelope;
    const content = Buffer.from(JSON.stringify(envelope));
    // Broadcasts are hints: nobody waits for them, and what one misses is read from the store.
    channel.publish(this.topology.broadcasts, "", content, { contentType: "application/json", messageId: id });
    const options = {
      contentType: "application/json",
      messageId: id,
      type: name,
      persistent: true,
      mandatory: this.topology.isAwaited(name),
    };
    channel.publish(this.topology.events, this.topology.routingKey(envelope), content, options, (error: unknown) => {
      if (error) settle("the broker refused it");
      else if (this.returned.delete(id)) this.replace("no queue took it");
      else settle(null);
    });
  }

  private open(): Promise<ConfirmChannel> {
    const opening = this.openChannel();
    // Who waits for it is told in `ready`; nobody may be waiting any more.
    opening.catch(() => undefined);
    return opening;
  }

  private async openChannel(): Promise<ConfirmChannel> {
    const channel = await (await this.line.open()).createConfirmChannel();
    const lost = () => {
      if (this.live === channel) this.replace("the connection was lost");
    };
    this.live = channel;
    channel.on("error", (error) => this.log.warn({ err: error }, "the publishing channel failed"));
    channel.on("close", lost);
    channel.on("return", ({ properties }) => this.returned.add(properties.messageId));
    return channel;
  }

  /** The next publish opens a connection of its own; what was under way is refused, so that it is sent again. */
  private replace(reason: string): void {
    this.channel = this.live = null;
    this.returned.clear();
    this.line.drop();
    for (const settle of [...this.unconfirmed]) settle(reason);
  }
}
