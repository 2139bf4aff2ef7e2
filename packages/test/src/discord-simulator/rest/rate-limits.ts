import { createHash } from "node:crypto";
import type { Clock } from "@chorestree/atoms/kernel";

export interface RateLimitOptions {
  /** Requests per bucket in each window. */
  readonly requests: number;
  /** Length of the window, by the simulator's clock. */
  readonly perMs: number;
  /** All requests with the bot's token together, interactions excepted; Discord's is 50. */
  readonly globalPerSecond: number;
}

export interface RateLimitState {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request is one too many. */
  readonly exceeded?: { readonly retryAfterSeconds: number; readonly global: boolean };
}

/** What the headers say when limits are shown but not held. */
const SHOWN: RateLimitOptions = { requests: 50, perMs: 1_000, globalPerSecond: Number.POSITIVE_INFINITY };

/** Buckets per route and top-level resource (docs: rate limits). Without options they are shown in the headers and never exceeded. */
export class RateLimits {
  private readonly windows = new Map<string, { began: number; used: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly held: RateLimitOptions | undefined,
  ) {}

  /** @param major the path's channel, guild or webhook: each counts for itself. */
  spend(route: string, major: string, countsGlobally: boolean): RateLimitState {
    const options = this.held ?? SHOWN;
    const global = this.held && countsGlobally ? this.use("global", 1_000) : undefined;
    if (global && global.used > options.globalPerSecond) {
      return {
        headers: { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
        exceeded: { retryAfterSeconds: global.leftMs / 1_000, global: true },
      };
    }
    const window = this.use(`${route} ${major}`, options.perMs);
    const used = this.held ? window.used : 1;
    const headers = {
      "x-ratelimit-limit": String(options.requests),
      "x-ratelimit-remaining": String(Math.max(0, options.requests - used)),
      "x-ratelimit-reset": ((this.clock.now().getTime() + window.leftMs) / 1_000).toFixed(3),
      "x-ratelimit-reset-after": (window.leftMs / 1_000).toFixed(3),
      "x-ratelimit-bucket": createHash("sha256").update(route).digest("hex").slice(0, 16),
    };
    if (used <= options.requests) return { headers };
    return { headers: { ...headers, "x-ratelimit-scope": "user" }, exceeded: { retryAfterSeconds: window.leftMs / 1_000, global: false } };
  }

  private use(key: string, perMs: number): { used: number; leftMs: number } {
    const now = this.clock.now().getTime();
    const known = this.windows.get(key);
    const window = known && now - known.began < perMs ? known : { began: now, used: 0 };
    window.used += 1;
    this.windows.set(key, window);
    return { used: window.used, leftMs: window.began + perMs - now };
  }
}
