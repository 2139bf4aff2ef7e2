import type { Ids } from "@chorestree/atoms/kernel";
import type { Database } from "../database/database.js";

/** The right to do one named work, until it expires. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Grows with every new holder: whatever a write touches may refuse a smaller one than it has seen. */
  readonly fence: bigint;
  readonly ttlMs: number;
}

/** Decides which of several processes does a work. Time is the database's, so that clocks may differ. */
export class Leases {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Null while somebody else has it. */
  acquire(name: string, ttlMs: number): Promise<Lease | null> {
    return Promise.reject(new Error(`not yet ${name} ${ttlMs} ${this.ids.next()} ${this.database.kind}`));
  }

  /** False when it was lost: stop the work. */
  renew(lease: Lease): Promise<boolean> {
    return Promise.reject(new Error(`not yet ${lease.name}`));
  }

  release(lease: Lease): Promise<void> {
    return Promise.reject(new Error(`not yet ${lease.name}`));
  }

  /**
   * Until `stop` is aborted: waits for the lease, runs `work`, renews at a third of `ttlMs`, aborts the work's signal when the lease is lost
   * or `stop` is, and begins again. Resolves once the work has ended after `stop`.
   */
  holdWhile(name: string, ttlMs: number, stop: AbortSignal, work: (lease: Lease, signal: AbortSignal) => Promise<void>): Promise<void> {
    return Promise.reject(new Error(`not yet ${name} ${ttlMs} ${String(stop.aborted)} ${work.length}`));
  }
}
