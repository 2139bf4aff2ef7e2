import { BentoCache, bentostore, errors } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import { redisClient } from "./connect-redis.js";
import type { Question, Stale } from "./question.js";
import { RedisBus } from "./redis-bus.js";
import { RedisTier, TAG_PREFIX } from "./redis-tier.js";
import { RunningLoads } from "./running-loads.js";

/** All our keys in Redis begin with it, so that the server may be shared. */
const NAMESPACE = "chorestree";
/** How long a request waits for Redis before it asks the database instead. */
const BUDGET_MS = 50;
const ANSWERS_IN_MEMORY = 20_000;

export interface CacheOptions {
  /** None: memory only. */
  readonly redisUrl: string | null;
  /** Inside a unit of work the cache is neither read nor filled: an act must see the row it guards. */
  readonly insideUnit: () => boolean;
  /** For a metric: what became of a question, and that Redis failed. */
  readonly observe?: (what: "hit" | "miss" | "bypassed" | "failed") => void;
}

const scoped = (guildId: string | null, name: string): string => (guildId === null ? `all:${name}` : `guild:${guildId}:${name}`);

/** Answers to questions, kept in memory and, where there is one, in Redis. Never an error: without Redis it is slower, but right. */
export class Cache {
  private readonly bento;
  private redis: { readonly tier: RedisTier; readonly bus: RedisBus } | undefined;
  private readonly loads = new RunningLoads();
  private readonly observe: NonNullable<CacheOptions["observe"]>;

  constructor(private readonly options: CacheOptions) {
    this.observe = options.observe ?? (() => undefined);
    const memory = bentostore().useL1Layer(memoryDriver({ maxItems: ANSWERS_IN_MEMORY }));
    const answers = options.redisUrl === null ? memory : this.withRedis(memory, options.redisUrl);
    this.bento = new BentoCache({ default: "answers", stores: { answers }, prefix: NAMESPACE });
    // Made on first use otherwise, and nothing is used before the bus listens.
    this.bento.use("answers");
    this.bento.on("bus:message:received", ({ message: { keys, type } }) => {
      if (type === "clear") this.loads.overtakeAll();
      const tags = keys.filter((key) => key.startsWith(TAG_PREFIX)).map((key) => key.slice(TAG_PREFIX.length));
      this.loads.overtake(new Set(keys), new Set(tags));
    });
  }

  /** The kept answer, else what `load` answers, asked once for all who ask this process at the same time. Throws what `load` throws. */
  async wrap<T>(question: Question<T>, load: () => Promise<T>): Promise<T> {
    if (this.options.insideUnit() || !this.trusted()) {
      this.observe("bypassed");
      return load();
    }
    const key = scoped(question.guildId, question.key);
    const tags = (question.tags ?? []).map((tag) => scoped(question.guildId, tag));
    let fresh: { readonly value: T } | undefined;
    const kept: unknown = await this.bento
      .getOrSet<unknown>({
        key,
        tags,
        ttl: question.ttlMs,
        skipL2Write: question.keep === "memory",
        // Filling makes nobody else's answer stale.
        skipBusNotify: true,
        factory: async ({ skip }) => {
          const answer = await this.loads.watch(key, tags, load);
          fresh = answer;
          return answer.overtaken || answer.value === undefined ? skip() : answer.value;
        },
      })
      .catch((error: unknown) => {
        throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
      });
    this.observe(fresh ? "miss" : "hit");
    return fresh ? fresh.value : await this.checked(question, kept, load);
  }

  /** Says that answers are no longer true, here and in every process. To be called after commit. */
  async invalidate({ guildId, keys = [], tags = [] }: Stale): Promise<void> {
    const staleKeys = keys.map((key) => scoped(guildId, key));
    const staleTags = tags.map((tag) => scoped(guildId, tag));
    this.loads.overtake(new Set(staleKeys), new Set(staleTags));
    if (staleKeys.length > 0) await this.bento.deleteMany({ keys: staleKeys });
    if (staleTags.length > 0) await this.bento.deleteByTag({ tags: staleTags });
  }

  async close(): Promise<void> {
    await this.bento.disconnectAll();
  }

  /** Without Redis nobody tells us of changes made by other processes, so what we hold is not used either. */
  private trusted(): boolean {
    return this.redis === undefined || (this.redis.bus.listening && !this.redis.tier.paused);
  }

  /** Another build may have kept another shape, and Redis is nobody's to trust. */
  private async checked<T>(question: Question<T>, kept: unknown, load: () => Promise<T>): Promise<T> {
    const read = question.schema?.safeParse(kept);
    if (read === undefined) return kept as T;
    if (read.success) return read.data;
    await this.invalidate({ guildId: question.guildId, keys: [question.key] });
    return load();
  }

  private withRedis(memory: ReturnType<typeof bentostore>, url: string): ReturnType<typeof bentostore> {
    const commands = redisClient(url, { commandTimeout: BUDGET_MS });
    const tier = new RedisTier(commands, NAMESPACE, () => {
      this.observe("failed");
    });
    const bus = new RedisBus(commands, redisClient(url), NAMESPACE);
    this.redis = { tier, bus };
    return memory.useL2Layer({ options: {}, factory: () => tier }).useBus({ options: {}, factory: () => bus });
  }
}
