import type { Clock } from "@chorestree/atoms/kernel";

const DAY_MS = 86_400_000;

/** What IDENTIFY costs (docs: gateway, session start limit): so many a day, and one per window and concurrency key. */
export class IdentifyLimits {
  private readonly lastByKey = new Map<number, number>();
  private spent = 0;
  private dayBegan: number;

  constructor(
    private readonly clock: Clock,
    readonly total: number,
    readonly maxConcurrency: number,
    private readonly windowMs: number,
  ) {
    this.dayBegan = clock.now().getTime();
  }

  get used(): number {
    return this.spent;
  }

  /** As `GET /gateway/bot` shows it. */
  startLimit() {
    this.turnDay();
    const resetAfter = this.dayBegan + DAY_MS - this.clock.now().getTime();
    return {
      total: this.total,
      remaining: Math.max(0, this.total - this.spent),
      reset_after: resetAfter,
      max_concurrency: this.maxConcurrency,
    };
  }

  /** `exhausted` costs a bot its token at Discord; `too soon` is answered with an invalid session. */
  spend(shardId: number): "granted" | "too soon" | "exhausted" {
    this.turnDay();
    if (this.spent >= this.total) return "exhausted";
    this.spent += 1;
    const now = this.clock.now().getTime();
    const key = shardId % this.maxConcurrency;
    const last = this.lastByKey.get(key);
    if (last !== undefined && now - last < this.windowMs) return "too soon";
    this.lastByKey.set(key, now);
    return "granted";
  }

  private turnDay(): void {
    const now = this.clock.now().getTime();
    if (now - this.dayBegan < DAY_MS) return;
    this.dayBegan = now;
    this.spent = 0;
  }
}
