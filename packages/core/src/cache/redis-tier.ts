import { RedisDriver } from "bentocache/drivers/redis";
import type { Redis } from "ioredis";

/** The kept library writes here when a tag was last declared stale. */
export const TAG_PREFIX = "___bc:t:";
/** After a failure nobody waits for Redis again for this long, so that a slow Redis costs one time-out and not one for each question. */
const PAUSE_MS = 1_000;
const REMEMBERED = 10_000;

interface Unsaid {
  readonly repeat: () => Promise<unknown>;
}

/** A tag that cannot be read may have been declared stale a moment ago. Taken for "never", it would be believed for days. */
function suspect(): string {
  // The kept library judges its entries by this clock and takes no other.
  // eslint-disable-next-line no-restricted-syntax
  const now = Date.now();
  return JSON.stringify({ value: now, createdAt: now, logicalExpiration: now + PAUSE_MS });
}

/**
 * Redis as the second tier, never an error: a read that fails is a miss, a filling that fails is left out.
 * Only what says "no longer true" must not be forgotten: it is kept, and repeated as soon as Redis answers again.
 */
export class RedisTier extends RedisDriver {
  private readonly unsaid = new Map<string, Unsaid>();
  private pausedUntil = 0;

  constructor(
    private readonly redis: Redis,
    prefix: string,
    private readonly failed: () => void,
  ) {
    super({ connection: redis, prefix });
    redis.on("ready", () => void this.catchUp());
  }

  /** While it is, questions are better put to the database. */
  get paused(): boolean {
    return performance.now() < this.pausedUntil;
  }

  override get(key: string): Promise<string | undefined> {
    return this.softly(
      () => super.get(key),
      () => (key.startsWith(TAG_PREFIX) ? suspect() : undefined),
    );
  }

  override set(key: string, value: string, ttl?: number): Promise<boolean> {
    const write = () => super.set(key, value, ttl);
    return key.startsWith(TAG_PREFIX) ? this.surely(key, write) : this.softly(write, () => false);
  }

  override delete(key: string): Promise<boolean> {
    return this.surely(key, () => super.delete(key));
  }

  override async deleteMany(keys: string[]): Promise<boolean> {
    for (const key of keys) await this.delete(key);
    return true;
  }

  /** Does not wait for an answer: Redis may be the reason why we stop. */
  override disconnect(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }

  private async softly<T>(ask: () => Promise<T>, otherwise: () => T): Promise<T> {
    if (this.paused) return otherwise();
    try {
      return await ask();
    } catch {
      this.pausedUntil = performance.now() + PAUSE_MS;
      this.failed();
      return otherwise();
    }
  }

  private async surely(key: string, write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write();
      this.unsaid.delete(key);
    } catch {
      this.failed();
      // Beyond this many the answers' own ttl has to do.
      if (this.unsaid.size < REMEMBERED) this.unsaid.set(key, { repeat: write });
    }
    return true;
  }

  private async catchUp(): Promise<void> {
    for (const [key, { repeat }] of [...this.unsaid]) if (this.unsaid.get(key)?.repeat === repeat) await this.surely(key, repeat);
  }
}
