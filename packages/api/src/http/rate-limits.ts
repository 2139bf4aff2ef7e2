import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Redis } from "ioredis";
import type { UserId } from "@chorestree/atoms/member";
import { TooManyRequests } from "./refusals.js";

const MINUTE_MS = 60_000;
/** One household holds at least a /64 of IPv6: counting single addresses would count nobody. */
const IPV6_HOUSEHOLD = 64;
/** Several processes count apart while Redis is away, so each allows less. */
const ALONE = 0.5;

type Limiter = ReturnType<FastifyInstance["createRateLimit"]>;

/** So many requests a minute for each user, whatever token and path they use; for who is not signed in, for each address. */
export class RateLimits {
  private readonly callers = new WeakMap<FastifyRequest, string>();

  private constructor(private readonly limiters: Limiter[]) {}

  /** @param redis counts for all processes together; without it, or while it does not answer, each counts for itself */
  static async of(app: FastifyInstance, perMinute: number, redis: Redis | null): Promise<RateLimits> {
    const limits = new RateLimits([]);
    if (redis) limits.limiters.push(await limits.limiter(app, { max: perMinute, redis, nameSpace: "chorestree:rate:" }));
    limits.limiters.push(await limits.limiter(app, { max: redis ? Math.ceil(perMinute * ALONE) : perMinute }));
    return limits;
  }

  /** @throws TooManyRequests */
  async take(request: FastifyRequest, reply: FastifyReply, user: UserId | null): Promise<void> {
    this.callers.set(request, user === null ? `address:${normalizeIP(request.ip, IPV6_HOUSEHOLD)}` : `user:${user}`);
    const taken = await this.count(request);
    if (taken.isAllowed) return;
    reply.headers({
      "ratelimit-limit": taken.max,
      "ratelimit-remaining": taken.remaining,
      "ratelimit-reset": taken.ttlInSeconds,
    });
    if (taken.isExceeded) throw new TooManyRequests(Math.max(1, taken.ttlInSeconds));
  }

  private async count(request: FastifyRequest): ReturnType<Limiter> {
    const [first, alone] = this.limiters;
    if (!first) throw new Error("no limiter was made");
    if (!alone) return first(request);
    return first(request).catch(() => alone(request));
  }

  /** Each in a context of its own, since the plugin can be there once. */
  private async limiter(app: FastifyInstance, options: { max: number; redis?: Redis; nameSpace?: string }): Promise<Limiter> {
    let made: Limiter | undefined;
    await app.register(async (own) => {
      const keyGenerator = (request: FastifyRequest) => this.callers.get(request) ?? request.ip;
      await own.register(rateLimit, { global: false, timeWindow: MINUTE_MS, keyGenerator, ...options });
      made = own.createRateLimit();
    });
    if (!made) throw new Error("the rate limit did not start");
    return made;
  }
}
