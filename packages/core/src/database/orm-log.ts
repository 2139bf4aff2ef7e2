import type { Logger } from "typeorm";
import type { DatabaseLog } from "./database-settings.js";

/**
 * What TypeORM would write to the console, whatever its settings. Queries are logged nowhere, failed ones neither: their parameters are
 * people's, and the error goes to whoever asked.
 */
export const ormLog = (log: DatabaseLog): Logger => ({
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: (message) => log.info({}, message),
  log: (level, message: unknown) => {
    if (level === "warn") log.warn({}, String(message));
  },
});
