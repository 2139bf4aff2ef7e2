import type { PostgresDataSourceOptions } from "typeorm/driver/postgres/PostgresDataSourceOptions.js";
import type { DatabaseSettings } from "./database-settings.js";
import type { ScopeStorage } from "./scope.js";
import { postgresDriver } from "./postgres-driver.js";

export type PostgresSettings = Extract<DatabaseSettings, { kind: "postgres" }>;

/** Milliseconds; 0 is no limit. Without them a half-open connection hangs its caller for ever. */
export interface PostgresLimits {
  readonly connectMs: number;
  /** The server stops the statement; the transaction is rolled back. */
  readonly statementMs: number;
  /** We stop waiting for the server. Longer than `statementMs`, so that it speaks only for a server that has gone silent. */
  readonly queryMs: number;
  /** The server ends a session whose client went quiet in mid-transaction: its locks must not outlive it. */
  readonly idleInTransactionMs: number;
}

export const SERVING: PostgresLimits = { connectMs: 5_000, statementMs: 10_000, queryMs: 15_000, idleInTransactionMs: 15_000 };
/** A migration may rewrite a large table. */
export const MIGRATING: PostgresLimits = { connectMs: 5_000, statementMs: 0, queryMs: 0, idleInTransactionMs: 0 };

export type PostgresOptions = Pick<PostgresDataSourceOptions, "url" | "host" | "port" | "username" | "password" | "database" | "ssl"> &
  Pick<PostgresDataSourceOptions, "driver" | "poolSize" | "connectTimeoutMS" | "applicationName" | "extra">;

export function postgresOptions(settings: PostgresSettings, scope: ScopeStorage, limits: PostgresLimits): PostgresOptions {
  const { url, host, port, user, password, name } = settings;
  return {
    ...(url === undefined ? { host, port, username: user, password, database: name } : { url }),
    ...(settings.ssl ? { ssl: true } : {}),
    driver: postgresDriver(scope),
    poolSize: settings.poolMax,
    connectTimeoutMS: limits.connectMs,
    applicationName: "chorestree",
    extra: {
      statement_timeout: limits.statementMs,
      query_timeout: limits.queryMs,
      idle_in_transaction_session_timeout: limits.idleInTransactionMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  } as PostgresOptions;
}
