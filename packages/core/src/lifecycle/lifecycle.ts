import type { Logger } from "pino";

export interface StopReport {
  /** Steps that threw, or were not done by the deadline. Empty: everything was given back. */
  readonly unfinished: readonly string[];
}

type Log = Pick<Logger, "info" | "error" | "fatal">;

interface Step {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
}

/** Thrown by a step that would begin although the process was asked to stop. */
export class StoppedWhileStarting extends Error {
  constructor(step: string) {
    super(`asked to stop before "${step}" was started`);
    this.name = "StoppedWhileStarting";
  }
}

/** What a process opened, in order; closed in reverse, within a deadline over all steps together. */
export class Lifecycle {
  private readonly steps: Step[] = [];
  private readonly stopping = new AbortController();
  private stopped: Promise<StopReport> | undefined;

  constructor(
    private log: Log,
    private readonly deadlineMs = 10_000,
  ) {}

  /** Aborted as soon as the process is asked to stop. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  get logger(): Log {
    return this.log;
  }

  /** The composition's own logger, once the settings are known. */
  useLogger(logger: Log): void {
    this.log = logger;
  }

  /**
   * Runs one named step; `stop` is called with what it opened when the process ends.
   * @throws StoppedWhileStarting once the process was asked to stop
   */
  async start<T>(name: string, open: () => Promise<T> | T, stop?: (opened: T) => Promise<void> | void): Promise<T> {
    if (this.signal.aborted) throw new StoppedWhileStarting(name);
    const begun = performance.now();
    const opened = await open();
    this.log.info({ step: name, ms: Math.round(performance.now() - begun) }, "started");
    // Asked to stop meanwhile: nobody else knows of it, so it is closed here.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it changes while we wait
    if (stop && this.signal.aborted) await stop(opened);
    else if (stop) this.onStop(name, () => stop(opened));
    return opened;
  }

  /** For what is already open. */
  onStop(name: string, stop: () => Promise<void> | void): void {
    this.steps.push({ name, stop });
  }

  /** Closes everything, once however often it is called. Never throws. */
  stop(): Promise<StopReport> {
    this.stopped ??= this.closeAll();
    return this.stopped;
  }

  private async closeAll(): Promise<StopReport> {
    this.stopping.abort();
    const open = new Set(this.steps.map(({ name }) => name));
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.deadlineMs);
    });
    await Promise.race([this.closeInReverse(open), deadline]);
    clearTimeout(timer);
    const unfinished = [...open];
    if (unfinished.length > 0) this.log.error({ unfinished, deadlineMs: this.deadlineMs }, "not stopped cleanly");
    return { unfinished };
  }

  private async closeInReverse(open: Set<string>): Promise<void> {
    for (const { name, stop } of this.steps.toReversed()) {
      try {
        await stop();
        open.delete(name);
        this.log.info({ step: name }, "stopped");
      } catch (error) {
        this.log.error({ step: name, err: error }, "failed to stop");
      }
    }
  }
}
