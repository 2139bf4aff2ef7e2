import type { Ids } from "@chorestree/atoms/kernel";
import type { Database } from "../database/database.js";
import { holdWhile, type LeasedWork } from "./hold-while.js";
import type { Lease, LeaseGiver } from "./lease.js";

/** Decides which of several processes does a work. Time is the database's, so that the processes' clocks may differ. */
export class Leases implements LeaseGiver {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Null while somebody else has it, this process included. */
  async acquire(name: string, ttlMs: number): Promise<Lease | null> {
    const holder = this.ids.next();
    const [row] = await this.ask<{ fence: string }>(
      `INSERT INTO lease AS held (name, holder, fence, expires_at) VALUES ($1, $2, 1, ${EXPIRY})
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = held.fence + 1, expires_at = excluded.expires_at
       WHERE held.holder IS NULL OR held.expires_at <= clock_timestamp()
       RETURNING fence`,
      [name, holder, ttlMs],
    );
    return row === undefined ? null : { name, holder, fence: BigInt(row.fence), ttlMs };
  }

  /** False when it was lost: stop the work. One that has run out is lost, even where nobody has taken it yet. */
  async renew({ name, holder, ttlMs }: Lease): Promise<boolean> {
    const renewed = await this.ask(
      `WITH renewed AS (UPDATE lease SET expires_at = ${EXPIRY} WHERE name = $1 AND holder = $2 AND expires_at > clock_timestamp() RETURNING 1)
       SELECT * FROM renewed`,
      [name, holder, ttlMs],
    );
    return renewed.length === 1;
  }

  /** Lets the next one begin at once. Harmless for a lease that was lost. */
  async release({ name, holder }: Lease): Promise<void> {
    await this.ask("UPDATE lease SET holder = NULL WHERE name = $1 AND holder = $2", [name, holder]);
  }

  /**
   * For background work, of which one process in the house may do it. Until `stop` is aborted: waits for the lease, runs `work`, renews
   * at a third of `ttlMs`, aborts the work's signal when the lease is lost or `stop` is, and begins again, also when the work ended or
   * threw (which is logged). Resolves when after `stop` the work has ended: a work must heed its signal.
   */
  holdWhile(name: string, ttlMs: number, stop: AbortSignal, work: LeasedWork): Promise<void> {
    return holdWhile(this, this.database.log, { name, ttlMs, stop, work });
  }

  private ask<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const { scope, dataSource } = this.database;
    return scope.run({ kind: "across", work: { name: "leases" } }, () => dataSource.query(sql, parameters));
  }
}

const EXPIRY = "clock_timestamp() + $3 * interval '1 millisecond'";
