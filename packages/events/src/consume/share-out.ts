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
  const take = async (partition: number, signal: AbortSignal) => {
    await Promise.all(consumers.map(({ group, take }) => bus.consume({ group: group.name, partition }, take, signal)));
  };
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition);
  await Promise.all(
    partitions.map((partition) =>
      bus.kind === "in-process"
        ? take(partition, stop)
        : leases.holdWhile(`partition:${partition}`, leaseMs, stop, (_lease, signal) => take(partition, signal)),
    ),
  );
}
