import { type ChannelModel, connect } from "amqplib";
import type { BusLog } from "../bus.js";
import { abortable } from "../pauses.js";
import type { RabbitTopology } from "./topology.js";

/** A silent peer is given up after two of these. Together they must stay within the lease, so that a dead holder's queue moves no later than its lease. */
const HEARTBEAT_SECONDS = 5;
const CONNECT_TIMEOUT_MS = 5_000;
const HANG_UP_WITHIN_MS = 1_000;

/**
 * One connection to the broker, opened when asked for and again after it was lost. Not the library's own recovery: a publisher must be able
 * to leave a connection that still looks alive (no confirm in time), which the library notices only by heartbeat.
 */
export class Line {
  private opening: Promise<ChannelModel> | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly purpose: string,
    private readonly topology: RabbitTopology,
    private readonly log: BusLog,
  ) {}

  /** The connection, with everything declared. @throws while the broker does not answer */
  open(): Promise<ChannelModel> {
    if (this.closed) return Promise.reject(new Error("the bus is closed"));
    if (this.opening) return this.opening;
    const opening = this.connect();
    this.opening = opening;
    const forget = () => {
      if (this.opening === opening) this.opening = null;
    };
    opening.then((model) => model.once("close", forget), forget);
    return opening;
  }

  /** Leaves the present connection without waiting for the peer, which may never answer. */
  drop(): void {
    const left = this.opening;
    this.opening = null;
    left?.then(hangUp, () => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const left = this.opening;
    this.opening = null;
    await left?.then(hangUp, () => undefined);
  }

  private async connect(): Promise<ChannelModel> {
    const address = new URL(this.url);
    address.searchParams.set("heartbeat", String(HEARTBEAT_SECONDS));
    const name = `chorestree ${this.purpose}`;
    const model = await connect(address.href, {
      timeout: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      clientProperties: { connection_name: name },
    });
    model.on("error", (error) => this.log.warn({ err: error, line: this.purpose }, "the broker's connection failed"));
    model.on("blocked", (reason) => this.log.warn({ reason, line: this.purpose }, "the broker takes no events for now"));
    try {
      const channel = await model.createChannel();
      channel.on("error", () => undefined);
      await this.topology.declare(channel);
      await channel.close();
      return model;
    } catch (error) {
      void hangUp(model);
      throw error;
    }
  }
}

/** A connection that is closed already says so by an error, which is no news; a peer that is gone says nothing at all. */
const hangUp = (model: ChannelModel): Promise<void> =>
  abortable(
    model.close().catch(() => undefined),
    AbortSignal.timeout(HANG_UP_WITHIN_MS),
  );
