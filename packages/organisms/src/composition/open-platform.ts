import type { Clock, Ids } from "@chorestree/atoms/kernel";
import { connectRedis } from "@chorestree/core/cache";
import { retryAtStart } from "@chorestree/core/lifecycle";
import { Broadcasts, EventReader } from "@chorestree/events/consume";
import { background } from "./background.js";
import { assemble, createOrganisms, type Organisms } from "./create-organisms.js";
import { openBackbone, type ProcessParts } from "./open-backbone.js";
import { openBus } from "./open-bus.js";

type Redis = Awaited<ReturnType<typeof connectRedis>>;

/** What the doors of a process are given. */
export interface OpenPlatform {
  readonly organisms: Organisms;
  readonly reader: EventReader;
  readonly broadcasts: Broadcasts;
  /** None where the settings name none: then each process counts and caches for itself. */
  readonly redis: Redis | null;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Opens the whole house below the doors, background work included. What was opened is the lifecycle's to close, in reverse. */
export async function openPlatform(parts: ProcessParts): Promise<OpenPlatform> {
  const { lifecycle, metrics, logger } = parts;
  const backbone = await openBackbone(parts);
  const redis = await openRedis(parts);
  const bus = await openBus(parts);

  const container = assemble(backbone);
  const broadcasts = await lifecycle.start("broadcasts", () => new Broadcasts(bus), (opened) => opened.close());
  await lifecycle.start("background work", () => background(container, { bus, observer: backbone.observer, metrics, logger }), (work) => work.stop());
  return { organisms: createOrganisms(container), reader: container.get(EventReader), broadcasts, redis, clock: backbone.clock, ids: backbone.ids };
}

async function openRedis({ settings: { redisUrl }, lifecycle, logger, health }: ProcessParts): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const connect = () => retryAtStart("Redis", () => connectRedis(redisUrl), { logger, signal: lifecycle.signal, advice: "Is it running, and is REDIS_URL right?" });
  const redis = await lifecycle.start("Redis", connect, (opened) => {
    opened.disconnect();
  });
  const answers = async (): Promise<void> => {
    await redis.ping();
  };
  health.add("redis", answers, "degraded");
  return redis;
}
