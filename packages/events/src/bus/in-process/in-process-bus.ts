import { setMaxListeners } from "node:events";
import type { Random } from "@chorestree/atoms/kernel";
import type { Envelope } from "../../contracts/envelope.js";
import { type BroadcastListener, Bus, type BusLog, NotPublished, type Share, type Take, type Topology } from "../bus.js";
import { Listeners } from "../listeners.js";
import { partitionOf } from "../partition.js";
import { abortable, Pauses } from "../pauses.js";
import { ShareQueue } from "./share-queue.js";

export interface InProcessBusOptions {
  readonly topology: Topology;
  readonly random: Pick<Random, "next">;
  readonly logger: BusLog;
}

/**
 * The same promises inside one process: an event counts as published when every group has taken it, so until then its row stays in the
 * outbox and a kill loses nothing. The relay and the groups must therefore run in one process, under one lease.
 */
export class InProcessBus extends Bus {
  readonly kind = "in-process";
  private readonly queues = new Map<string, ShareQueue>();
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly listeners = new Listeners();
  private readonly closing = new AbortController();

  constructor(private readonly options: InProcessBusOptions) {
    super();
    this.listeners.reconnected();
    // One for each event under way, as many as the relay sends at once: more than the ten at which Node suspects a leak.
    setMaxListeners(0, this.closing.signal);
  }

  /** The same event again, while it is under way, is the same publishing: a slow group must not be given it twice. */
  publish(envelope: Envelope): Promise<void> {
    const known = this.underWay.get(envelope.id);
    if (known) return known;
    const publishing = this.hand(envelope).finally(() => this.underWay.delete(envelope.id));
    this.underWay.set(envelope.id, publishing);
    return publishing;
  }

  consume(share: Share, take: Take, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    const pauses = new Pauses(this.options.random);
    return this.queueOf(share).drain(take, until, async (error) => {
      if (until.aborted) return;
      this.options.logger.warn({ err: error }, "a message was not taken");
      await pauses.next(until);
    });
  }

  listen(listener: BroadcastListener): () => void {
    return this.listeners.add(listener);
  }

  async ping(): Promise<void> {
    this.refuseWhenClosed();
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private async hand(envelope: Envelope): Promise<void> {
    this.refuseWhenClosed();
    // A copy for each, as over a broker: what one does to its message no other sees.
    const copy = (): unknown => JSON.parse(JSON.stringify(envelope));
    this.listeners.heard(copy());
    const partition = partitionOf(envelope.guildId);
    const groups = this.options.topology.groups.filter(({ names }) => names.includes(envelope.name));
    const taken = Promise.all(groups.map((group) => this.queueOf({ group: group.name, partition }).put(copy())));
    await abortable(taken, this.closing.signal);
    this.refuseWhenClosed();
  }

  private queueOf({ group, partition }: Share): ShareQueue {
    const name = `${group} ${partition}`;
    const queue = this.queues.get(name) ?? new ShareQueue();
    this.queues.set(name, queue);
    return queue;
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new NotPublished("the bus is closed");
  }
}
