import { AsyncLocalStorage } from "node:async_hooks";
import type { DataSource } from "typeorm";
import type { DatabaseLog } from "./database-settings.js";
import { revertLastMigration, runMigrations } from "./run-migrations.js";
import type { Scope, ScopeStorage } from "./scope.js";

export interface DatabaseParts {
  readonly kind: "postgres" | "embedded";
  readonly dataSource: DataSource;
  readonly scope: ScopeStorage;
  readonly log: DatabaseLog;
  readonly restrictReads: boolean;
  /** Opens a source without time limits, for migrations; the embedded database has no other than its own. */
  readonly migrationSource: (() => Promise<DataSource>) | null;
  readonly stop: () => Promise<void>;
}

/** The open database, PostgreSQL or embedded: made by `openDatabase`. */
export class Database {
  readonly kind: "postgres" | "embedded";
  readonly dataSource: DataSource;
  readonly scope: ScopeStorage;
  readonly log: DatabaseLog;
  /** Questions too run under the restricted role: for tests, which so find a table without a policy. */
  readonly restrictReads: boolean;

  constructor(private readonly parts: DatabaseParts) {
    this.kind = parts.kind;
    this.dataSource = parts.dataSource;
    this.scope = parts.scope;
    this.log = parts.log;
    this.restrictReads = parts.restrictReads;
  }

  /** Brings the tables up to date; of several processes one does it while the others wait. @throws OperatorActionNeeded */
  async migrate(): Promise<void> {
    await this.migrating(runMigrations);
  }

  /** Takes back the newest migration. */
  async revertLast(): Promise<void> {
    await this.migrating(revertLastMigration);
  }

  /** One round trip. @throws whatever keeps the database from answering */
  async ping(): Promise<void> {
    await this.scope.run({ kind: "across", work: { name: "ping" } }, () => this.dataSource.query("SELECT 1"));
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.parts.stop();
  }

  private async migrating(work: (source: DataSource) => Promise<void>): Promise<void> {
    await this.scope.run({ kind: "across", work: { name: "migrations" } }, async () => {
      const own = await this.parts.migrationSource?.();
      try {
        await work(own ?? this.dataSource);
      } finally {
        await own?.destroy();
      }
    });
  }
}

export const newScopeStorage = (): ScopeStorage => new AsyncLocalStorage<Scope>();
