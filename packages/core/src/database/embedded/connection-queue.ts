import type { DatabaseLog } from "../database-settings.js";
import type { Work } from "../scope.js";

/** Somebody has held the only connection for too long. */
export class EmbeddedDatabaseBusy extends Error {
  constructor(holder: string, waiter: string, waitedMs: number) {
    super(`'${waiter}' waited ${waitedMs} ms for the embedded database, which '${holder}' holds.`);
    this.name = "EmbeddedDatabaseBusy";
  }
}

export interface QueueLimits {
  /** A waiter gives up after this many milliseconds. */
  readonly waitMs: number;
  /** Who holds it longer than this many milliseconds is logged by name. */
  readonly slowMs: number;
}

interface Waiter {
  readonly work: Work;
  grant(): void;
}

/** Long by nature, and alone: nothing is served before they are done. */
const MAY_TAKE_LONG: ReadonlySet<string> = new Set(["migrations"]);

/** Gives the one connection of the embedded database to one work at a time, first come first served, and never takes it away. */
export class ConnectionQueue {
  private readonly waiters: Waiter[] = [];
  private holder: Work | null = null;

  constructor(
    private readonly log: Pick<DatabaseLog, "warn">,
    private readonly limits: QueueLimits = { waitMs: 5000, slowMs: 250 },
    /** Milliseconds of a clock that never jumps. */
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** Resolves to the way to give it back. @throws EmbeddedDatabaseBusy */
  acquire(work: Work): Promise<() => void> {
    if (this.holder === null) return Promise.resolve(this.hold(work));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        work,
        grant: () => {
          clearTimeout(timer);
          resolve(this.hold(work));
        },
      };
      const timer = setTimeout(() => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(new EmbeddedDatabaseBusy(this.holder?.name ?? "nobody", work.name, this.limits.waitMs));
      }, this.limits.waitMs);
      this.waiters.push(waiter);
    });
  }

  private hold(work: Work): () => void {
    this.holder = work;
    const since = this.elapsed();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.reportIfSlow(work, this.elapsed() - since);
      this.holder = null;
      this.waiters.shift()?.grant();
    };
  }

  private reportIfSlow(work: Work, heldMs: number): void {
    if (heldMs <= this.limits.slowMs || MAY_TAKE_LONG.has(work.name)) return;
    this.log.warn({ work: work.name, heldMs: Math.round(heldMs) }, "the embedded database was held for long; go in smaller pages");
  }
}
