import type { Database } from "./database.js";
import type { DatabaseLog, DatabaseSettings, Schema } from "./database-settings.js";

export interface OpenDatabaseDeps {
  readonly logger: DatabaseLog;
  /** See `Database.restrictReads`. */
  readonly restrictReads?: boolean;
}

/** Connects; runs no migrations. @throws OperatorActionNeeded (DataDirInUse, DatabaseUnreachable) */
export async function openDatabase(settings: DatabaseSettings, schema: Schema, deps: OpenDatabaseDeps): Promise<Database> {
  await Promise.reject(new Error(`not yet: ${settings.kind} ${schema.entities.length} ${String(deps.restrictReads)}`));
  throw new Error("unreachable");
}
