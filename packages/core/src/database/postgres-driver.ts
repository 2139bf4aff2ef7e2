import { EventEmitter } from "node:events";
import pg from "pg";
import { OutsideTheUnit } from "./defects.js";
import type { ScopeStorage } from "./scope.js";

type Release = (error?: Error | boolean) => void;
type Connected = (error: unknown, client?: DriverClient, release?: Release) => void;

/** pg gives up on an answer with this message, and keeps the connection, on which the old answer may still come (node-postgres#3399). */
const isReadTimeout = (error: unknown): error is Error => error instanceof Error && error.message === "Query read timeout";

export class DriverClient extends EventEmitter {
  private timedOut: Error | undefined;

  constructor(private readonly client: pg.PoolClient) {
    super();
    client.on("error", this.onError);
  }

  async query(text: string, parameters?: unknown[]): Promise<pg.QueryResult> {
    if (this.timedOut !== undefined) throw this.timedOut;
    try {
      return await this.client.query(text, parameters);
    } catch (error) {
      if (isReadTimeout(error)) this.timedOut = error;
      throw error;
    }
  }

  /** A connection that kept us waiting goes, and is never used again. */
  release(release: Release, error: Error | boolean | undefined): void {
    this.client.removeListener("error", this.onError);
    release(this.timedOut ?? error);
  }

  private readonly onError = (error: Error): void => {
    // TypeORM listens only while a query runner uses the connection; without a listener an emitter throws.
    if (this.listenerCount("error") > 0) this.emit("error", error);
  };
}

/** What TypeORM takes for the `pg` package: pg's own pool, but a connection that timed out is destroyed, and a unit gets no second one. */
export function postgresDriver(scope: ScopeStorage): { Pool: new (config: pg.PoolConfig) => EventEmitter } {
  class Pool extends EventEmitter {
    private readonly pool: pg.Pool;

    constructor(config: pg.PoolConfig) {
      super();
      this.pool = new pg.Pool(config);
      this.pool.on("error", (error) => this.emit("error", error));
    }

    connect(connected: Connected): void {
      const here = scope.getStore();
      if (here?.kind === "unit") return connected(new OutsideTheUnit(here.work.name));
      this.pool.connect((error, client, release) => {
        if (client === undefined) return connected(error);
        const ours = new DriverClient(client);
        connected(undefined, ours, (reason) => ours.release(release, reason));
      });
    }

    end(ended: (error?: Error) => void): void {
      this.pool.end().then(() => ended(), ended);
    }
  }
  return { Pool };
}
