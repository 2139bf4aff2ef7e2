import { DataSource } from "typeorm";
import type { PostgresDataSourceOptions } from "typeorm/driver/postgres/PostgresDataSourceOptions.js";
import { Database, newScopeStorage } from "./database.js";
import type { DatabaseLog, DatabaseSettings, Schema } from "./database-settings.js";
import { ConnectionQueue, type QueueLimits } from "./embedded/connection-queue.js";
import { seed, startInDataDir } from "./embedded/data-dir.js";
import { embeddedDriver } from "./embedded/embedded-driver.js";
import { Engine } from "./embedded/engine.js";
import { InsertGuard } from "./insert-guard.js";
import { connectPatiently, type Patience } from "./connect-patiently.js";
import { ormLog } from "./orm-log.js";
import { MIGRATING, type PostgresLimits, type PostgresSettings, postgresOptions, SERVING } from "./postgres-options.js";
import { TableNames } from "./table-names.js";

export interface OpenDatabaseDeps {
  readonly logger: DatabaseLog;
  /** See `Database.restrictReads`. */
  readonly restrictReads?: boolean;
  /** Where the usual limits are not wanted: tests of the limits themselves. */
  readonly limits?: PostgresLimits;
  readonly queue?: QueueLimits;
  readonly patience?: Patience;
}

/** Connects, patiently where the server is not up yet; runs no migrations. @throws OperatorActionNeeded (DataDirInUse, DatabaseUnreachable) */
export function openDatabase(settings: DatabaseSettings, schema: Schema, deps: OpenDatabaseDeps): Promise<Database> {
  return settings.kind === "postgres" ? openPostgres(settings, schema, deps) : openEmbedded(settings.dataDir, schema, deps);
}

async function openPostgres(settings: PostgresSettings, schema: Schema, deps: OpenDatabaseDeps): Promise<Database> {
  const scope = newScopeStorage();
  const source = (limits: PostgresLimits) =>
    new DataSource({ ...sharedOptions(schema, deps), ...postgresOptions(settings, scope, limits) });
  const dataSource = await connectPatiently(() => source(deps.limits ?? SERVING).initialize(), deps.logger, deps.patience);
  return new Database({
    kind: "postgres",
    dataSource,
    scope,
    log: deps.logger,
    restrictReads: deps.restrictReads ?? false,
    migrationSource: () => source(MIGRATING).initialize(),
    stop: () => Promise.resolve(),
  });
}

async function openEmbedded(dataDir: string | null, schema: Schema, deps: OpenDatabaseDeps): Promise<Database> {
  if (dataDir === null) {
    const engine = await Engine.start({ dataDir: null, seed: await seed() });
    return openOnEngine(engine, schema, deps, () => engine.close());
  }
  const { engine, lock } = await startInDataDir(dataDir);
  const stop = async () => {
    await engine.close();
    await lock.release();
  };
  return openOnEngine(engine, schema, deps, stop);
}

/** A database on an engine that is already running; `stop` is what closing does to the engine. */
export async function openOnEngine(engine: Engine, schema: Schema, deps: OpenDatabaseDeps, stop: () => Promise<void>): Promise<Database> {
  const scope = newScopeStorage();
  const queue = new ConnectionQueue(deps.logger, deps.queue);
  try {
    const dataSource = await new DataSource({ ...sharedOptions(schema, deps), driver: embeddedDriver(engine, queue, scope) }).initialize();
    return new Database({
      kind: "embedded",
      dataSource,
      scope,
      log: deps.logger,
      restrictReads: deps.restrictReads ?? false,
      migrationSource: null,
      stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

const sharedOptions = ({ entities, migrations }: Schema, { logger }: OpenDatabaseDeps): PostgresDataSourceOptions => ({
  type: "postgres",
  entities: [...entities],
  migrations: [...migrations],
  migrationsTableName: "migration",
  subscribers: [InsertGuard],
  namingStrategy: new TableNames(),
  synchronize: false,
  logger: ormLog(logger),
  // Else TypeORM tries to create uuid-ossp, which neither database needs: ids are made in the application.
  installExtensions: false,
  poolErrorHandler: (error: unknown) => logger.warn({ err: error }, "an idle database connection failed"),
});
