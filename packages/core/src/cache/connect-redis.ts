import { Redis } from "ioredis";

/** A connection for health checks and small commands; fails fast instead of queueing. */
export function connectRedis(url: string): Redis {
  return new Redis(url, { lazyConnect: true });
}
