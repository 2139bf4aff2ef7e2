import type { z } from "zod";

/** A question whose answer may be a little old. Answers must be plain JSON: a Date would come back as text. */
export interface Question<T> {
  /** Within the guild, e.g. `task.list:open`. */
  readonly key: string;
  /** None for what belongs to no guild. */
  readonly guildId: string | null;
  readonly ttlMs: number;
  /** Within the guild, e.g. `task`: what an act says has changed. */
  readonly tags?: readonly string[];
  /** Checks what comes back from the cache; what does not fit is asked anew. Give one for whatever goes to Redis. */
  readonly schema?: z.ZodType<T>;
  /** `memory` for opened personal text: it never leaves the process. */
  readonly keep?: "memory" | "redis";
}

export interface Stale {
  readonly guildId: string | null;
  readonly keys?: readonly string[];
  readonly tags?: readonly string[];
}
