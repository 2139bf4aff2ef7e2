import type { Clock, Ids } from "@chorestree/atoms/kernel";
import { connectRedis } from "@chorestree/core/cache";
import { retryAtStart } from "@chorestree/core/lifecycle";
import { Leases } from "@chorestree/core/leases";
import type { Bus } from "@chorestree/events/bus";
import { Broadcasts, EventReader } from "@chorestree/events/consume";
import type { DiscordMembers } from "@chorestree/role-service/sync";
import type { Machinery } from "./backbone.js";
import { background } from "./background.js";
import { assemble, createOrganisms, type Organisms } from "./create-organisms.js";
import { openMachinery, type ProcessParts } from "./open-backbone.js";
import { openBus } from "./open-bus.js";

type Redis = Awaited<ReturnType<typeof connectRedis>>;

export interface Machines {
  readonly machinery: Machinery;
  readonly bus: Bus;
  /** None where the settings name none: then each process counts for itself. */
  readonly redis: Redis | null;
}

/** What the doors of a process are given. */
export interface Platform {
  readonly organisms: Organisms;
  readonly reader: EventReader;
  readonly broadcasts: Broadcasts;
  readonly redis: Redis | null;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Opens the whole house below the doors. What was opened is the lifecycle's to close, in reverse. */
export async function openPlatform(parts: ProcessParts, discordMembers: DiscordMembers): Promise<Platform> {
  return raisePlatform(await openMachines(parts), discordMembers, parts);
}

export async function openMachines(parts: ProcessParts): Promise<Machines> {
  const machinery = await openMachinery(parts);
  const redis = await openRedis(parts);
  return { machinery, redis, bus: await openBus(parts) };
}

/** The product on machines that are open already, its background work begun. */
export async function raisePlatform(
  { machinery, bus, redis }: Machines,
  discordMembers: DiscordMembers,
  parts: Pick<ProcessParts, "lifecycle" | "metrics" | "logger">,
): Promise<Platform> {
  const { lifecycle, metrics, logger } = parts;
  const container = assemble({ ...machinery, discordMembers });
  const broadcasts = await lifecycle.start(
    "broadcasts",
    () => new Broadcasts(bus),
    (opened) => opened.close(),
  );
  const work = () => background(container, { bus, observer: machinery.observer, metrics, logger });
  await lifecycle.start("background work", work, (running) => running.stop());
  return {
    organisms: createOrganisms(container),
    reader: container.get(EventReader),
    broadcasts,
    redis,
    leases: new Leases(machinery.database, machinery.ids),
    clock: machinery.clock,
    ids: machinery.ids,
  };
}

async function openRedis({ settings: { redisUrl }, lifecycle, logger, health }: ProcessParts): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const advice = "Is it running, and is REDIS_URL right?";
  const connect = () => retryAtStart("Redis", () => connectRedis(redisUrl), { logger, signal: lifecycle.signal, advice });
  const redis = await lifecycle.start("Redis", connect, (opened) => {
    opened.disconnect();
  });
  const answers = async (): Promise<void> => {
    await redis.ping();
  };
  health.add("redis", answers, "degraded");
  return redis;
}
