import { Redis, type RedisOptions } from "ioredis";

// ioredis waits for ever by default: commands queue while offline, and a half-open socket is never noticed.
const FAIL_FAST: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 2_000,
  keepAlive: 10_000,
  retryStrategy: backOff,
};

function backOff(tries: number): number {
  return Math.min(tries * 100, 2_000);
}

/** A connection that comes back by itself; what is asked while it is away fails at once. */
export function redisClient(url: string, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, { ...FAIL_FAST, ...options });
  // Without a listener ioredis prints each failed attempt. Whoever asks something meanwhile gets the error anyway.
  redis.on("error", () => undefined);
  return redis;
}

/**
 * A connection for health checks and small commands, once it stands; from then on it comes back by itself.
 * @throws the connection's error, e.g. with code ECONNREFUSED
 */
export async function connectRedis(url: string): Promise<Redis> {
  let stood = false;
  let reason: unknown;
  const redis = redisClient(url, { lazyConnect: true, commandTimeout: 2_000, retryStrategy: (tries) => (stood ? backOff(tries) : null) });
  redis.on("error", (error) => (reason = error));
  try {
    await redis.connect();
    stood = true;
    return redis;
  } catch (error) {
    // ioredis says only that the connection is closed; why, it said before.
    throw reason ?? error;
  }
}
