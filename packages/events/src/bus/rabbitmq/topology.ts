import type { Channel } from "amqplib";
import type { Envelope } from "../../contracts/envelope.js";
import type { Share, Topology } from "../bus.js";
import { partitionOf, PARTITIONS } from "../partition.js";

/**
 * A crash of ours must not make the broker drop a healthy message, and newer brokers do so after 20 returns by themselves. Too
 * high to be reached: a failing event is our own business.
 */
const DELIVERY_LIMIT = 1_000_000;

/** What the broker holds for us, by name. The README's table describes it. */
export class RabbitTopology {
  readonly events: string;
  readonly broadcasts: string;

  /** `prefix` keeps two platforms on one broker apart. */
  constructor(
    private readonly topology: Topology,
    private readonly prefix = "chorestree",
  ) {
    this.events = `${prefix}.events`;
    this.broadcasts = `${prefix}.broadcasts`;
  }

  queueOf({ group, partition }: Share): string {
    return `${this.prefix}.${group}.${partition}`;
  }

  routingKey({ guildId, name }: Pick<Envelope, "guildId" | "name">): string {
    return `${partitionOf(guildId)}.${name}`;
  }

  /** Whether some group's queue must take it. */
  isAwaited(name: string): boolean {
    return this.topology.groups.some(({ names }) => names.includes(name));
  }

  get queues(): readonly string[] {
    return this.topology.groups.flatMap(({ name }) => partitions.map((partition) => this.queueOf({ group: name, partition })));
  }

  /** Says all of it again: what exists stays as it is. Before each use of a new connection, so that no event meets a queue that is missing. */
  async declare(channel: Channel): Promise<void> {
    await channel.assertExchange(this.events, "topic", { durable: true });
    await channel.assertExchange(this.broadcasts, "fanout", { durable: true });
    for (const group of this.topology.groups) {
      for (const partition of partitions) {
        const queue = this.queueOf({ group: group.name, partition });
        await channel.assertQueue(queue, {
          durable: true,
          arguments: { "x-queue-type": "quorum", "x-single-active-consumer": true, "x-delivery-limit": DELIVERY_LIMIT },
        });
        for (const name of group.names) await channel.bindQueue(queue, this.events, `${partition}.${name}`);
      }
    }
  }
}

const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition);
