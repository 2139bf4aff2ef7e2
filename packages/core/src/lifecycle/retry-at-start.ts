import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { isExpectedFailure, type ExpectedFailure } from "./expected-failure.js";

export interface RetryAtStart {
  readonly logger: Pick<Logger, "warn">;
  /** Tries in all; 10 are about half a minute. */
  readonly limit?: number;
  /** What the operator should look at when the limit is reached, e.g. "Is it running, and is REDIS_URL right?" */
  readonly advice?: string;
  /** Ends the waiting, e.g. `lifecycle.signal`. */
  readonly signal?: AbortSignal;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

class NotReached extends Error implements ExpectedFailure {
  readonly exitMessage: string;

  constructor(name: string, tries: number, reason: string, advice: string, cause: unknown) {
    super(`${name} did not answer in ${tries} ${tries === 1 ? "try" : "tries"} (${reason}). ${advice}`.trim(), { cause });
    this.name = "NotReached";
    this.exitMessage = this.message;
  }
}

/** An error's code, else its first line: what connection errors say of themselves is short, and the rest may hold an address with a password. */
function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  if ("code" in error && typeof error.code === "string" && error.code !== "") return error.code;
  return "message" in error && typeof error.message === "string"
    ? (error.message.split("\n")[0] ?? "").replace(/\/\/[^@\s]*@/g, "//")
    : "unknown";
}

const doubling = (tries: number): number => Math.min(500 * 2 ** (tries - 1), 5_000);

const sleepFor = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await pause(ms, undefined, signal ? { signal } : {});
};

/**
 * Waits for a service that is not there yet, with one line for each try.
 * @throws an ExpectedFailure after the last try; one that `attempt` throws is not retried, since waiting will not mend it
 */
export async function retryAtStart<T>(name: string, attempt: () => Promise<T>, options: RetryAtStart): Promise<T> {
  const { logger, limit = 10, advice = "", signal, sleep = sleepFor } = options;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (isExpectedFailure(error)) throw error;
      const reason = reasonOf(error);
      if (tries >= limit || signal?.aborted === true) throw new NotReached(name, tries, reason, advice, error);
      const inMs = doubling(tries);
      logger.warn(
        { service: name, reason, try: tries, of: limit, inMs },
        `${name} does not answer (${reason}); try ${tries} of ${limit}, again in ${inMs} ms`,
      );
      await sleep(inMs, signal);
    }
  }
}
