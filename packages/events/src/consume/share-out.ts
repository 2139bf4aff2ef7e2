import type { Leases } from "@chorestree/core/leases";
import type { Bus } from "../bus/bus.js";
import { PARTITIONS } from "../bus/partition.js";
import type { GroupConsumer } from "./group-consumer.js";

export interface ShareOutParts {
  readonly bus: Pick<Bus, "kind" | "consume">;
  readonly leases: Pick<Leases, "holdWhile">;
  readonly leaseMs: number;
}

/**
 * Takes the groups' events until `stop`: a partition of all groups under one lease each, so that several processes divide them. On an
 * in-process bus events never leave the process: there is nobody to divide with, and no lease to wait for after a crash.
 */
export async function takeShares(consumers: readonly GroupConsumer[], parts: ShareOutParts, stop: AbortSignal): Promise<void> {
  const { bus, leases, leaseMs } = parts;
  const take = (partition: number, signal: AbortSignal) =>
    together(signal, consumers, ({ group, take }, until) => bus.consume({ group: group.name, partition }, take, until));
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition);
  await Promise.all(
    partitions.map((partition) =>
      bus.kind === "in-process"
        ? take(partition, stop)
        : leases.holdWhile(`partition:${partition}`, leaseMs, stop, (_lease, signal) => take(partition, signal)),
    ),
  );
}

/** When one gives up all stop: nobody may go on once the lease is given back. @throws what the first threw */
async function together<T>(signal: AbortSignal, all: readonly T[], work: (one: T, until: AbortSignal) => Promise<void>): Promise<void> {
  const failing = new AbortController();
  const until = AbortSignal.any([signal, failing.signal]);
  const works = all.map((one) =>
    work(one, until).catch((error: unknown) => {
      failing.abort();
      throw error;
    }),
  );
  await Promise.allSettled(works);
  await Promise.all(works);
}
