import { afterAll, jest } from "@jest/globals";
import type { Database, DatabaseSettings, OpenDatabaseDeps, Schema } from "@chorestree/core/database";
import { EmbeddedShelf } from "./embedded-shelf.js";
import { freshPostgres } from "./fresh-postgres.js";

export type Capability =
  /** Several connections: transactions that really run at once, locks that really wait. */
  "manyConnections";

export interface OpenOptions extends Partial<OpenDatabaseDeps> {
  /** Default true. */
  readonly migrate?: boolean;
}

export interface Backbone {
  readonly name: "embedded" | "postgres";
  readonly can: ReadonlySet<Capability>;
  /** A database of its own, empty but for its tables. Its `close` removes it. */
  open(schema: Schema, options?: OpenOptions): Promise<Database>;
  /** Settings that open the same database again, as a second process would; null where that cannot be. */
  settingsOf(database: Database): DatabaseSettings | null;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * For `describe.each(backbones())`: embedded always, PostgreSQL where DATABASE_URL names a server (its user needs CREATEDB and CREATEROLE).
 * Call it while tests are being defined: it also closes, after all of them, what they left on the shelf.
 */
export function backbones(): Backbone[] {
  const shelf = new EmbeddedShelf();
  afterAll(() => shelf.clear());
  // Opening one takes seconds on a busy machine, and jest's own limit for hooks is five.
  jest.setTimeout(60_000);
  const url = process.env["DATABASE_URL"];
  return [embedded(shelf), ...(url === undefined || url === "" ? [] : [postgres(url)])];
}

function embedded(shelf: EmbeddedShelf): Backbone {
  return {
    name: "embedded",
    can: new Set(),
    open: (schema, options = {}) => migrated(shelf.open(schema, { logger: silent, ...options }), options),
    settingsOf: () => null,
  };
}

function postgres(url: string): Backbone {
  const settings = new WeakMap<Database, DatabaseSettings>();
  return {
    name: "postgres",
    can: new Set(["manyConnections"]),
    open: async (schema, options = {}) => {
      const fresh = await freshPostgres(url, schema, { logger: silent, ...options });
      settings.set(fresh.database, fresh.settings);
      return migrated(Promise.resolve(fresh.database), options);
    },
    settingsOf: (database) => settings.get(database) ?? null,
  };
}

async function migrated(opening: Promise<Database>, { migrate = true }: OpenOptions): Promise<Database> {
  const database = await opening;
  if (!migrate) return database;
  try {
    await database.migrate();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
