import type { Random } from "@chorestree/atoms/kernel";
import type { Envelope } from "../../contracts/envelope.js";
import { type BroadcastListener, Bus, type BusLog, type Share, type Take, type Topology } from "../bus.js";
import { Listeners } from "../listeners.js";
import { type Pace, Pauses } from "../pauses.js";
import { hear } from "./broadcast-consumer.js";
import { Line } from "./line.js";
import { CONFIRM_WITHIN_MS, Publisher } from "./publisher.js";
import { keepChannel, type UseChannel } from "./session.js";
import { takeInTurn } from "./share-consumer.js";
import { RabbitTopology } from "./topology.js";

export interface RabbitBusOptions {
  readonly topology: Topology;
  readonly random: Pick<Random, "next">;
  readonly logger: BusLog;
  /** First part of every name on the broker; default `chorestree`. */
  readonly prefix?: string;
  readonly confirmWithinMs?: number;
  /** Of the attempts to reach the broker again. */
  readonly pace?: Pace;
}

/** With the usual pace some six seconds: another process may reach the broker where we do not. */
const ATTEMPTS_FOR_A_SHARE = 6;

/** The bus over RabbitMQ: a quorum queue for each group and partition, a queue of its own for each process's broadcasts. */
export class RabbitBus extends Bus {
  readonly kind = "rabbitmq";
  private readonly listeners = new Listeners();
  private readonly closing = new AbortController();
  private readonly topology: RabbitTopology;
  // Two lines, so that a broker that blocks publishers does not keep us from taking what it has.
  private readonly outward: Line;
  private readonly inward: Line;
  private readonly publisher: Publisher;
  private hearing: Promise<void> = Promise.resolve();

  private constructor(
    url: string,
    private readonly options: RabbitBusOptions,
  ) {
    super();
    const { logger, topology, prefix, confirmWithinMs = CONFIRM_WITHIN_MS } = options;
    this.topology = new RabbitTopology(topology, prefix);
    this.outward = new Line(url, "publishing", this.topology, logger);
    this.inward = new Line(url, "consuming", this.topology, logger);
    this.publisher = new Publisher(this.outward, this.topology, logger, confirmWithinMs);
  }

  /** Connects once. @throws while the broker does not answer; later losses are mended by the bus itself */
  static async open(url: string, options: RabbitBusOptions): Promise<RabbitBus> {
    const bus = new RabbitBus(url, options);
    try {
      await bus.outward.open();
      await bus.inward.open();
    } catch (error) {
      await bus.close();
      throw error;
    }
    bus.hearing = bus.keep(Infinity, bus.closing.signal, (channel, signal) =>
      hear(channel, bus.topology, bus.listeners, signal).finally(() => bus.listeners.lost()),
    );
    return bus;
  }

  publish(envelope: Envelope): Promise<void> {
    return this.publisher.publish(envelope);
  }

  consume(share: Share, take: Take, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    return this.keep(ATTEMPTS_FOR_A_SHARE, until, (channel, wanted) => takeInTurn(channel, this.topology.queueOf(share), take, wanted));
  }

  listen(listener: BroadcastListener): () => void {
    return this.listeners.add(listener);
  }

  async ping(): Promise<void> {
    await this.publisher.ready();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.hearing;
    await this.inward.close();
    await this.outward.close();
  }

  private keep(attempts: number, signal: AbortSignal, use: UseChannel): Promise<void> {
    const { random, pace, logger } = this.options;
    return keepChannel({ line: this.inward, pauses: new Pauses(random, pace), log: logger, attempts }, signal, use);
  }
}
