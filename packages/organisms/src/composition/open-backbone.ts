import { Cache, type CacheOptions } from "@chorestree/core/cache";
import { ActObserver } from "@chorestree/core/container";
import { openDatabase } from "@chorestree/core/database";
import { DatabaseTime } from "@chorestree/core/jobs";
import { type HealthChecks, type Lifecycle, retryAtStart } from "@chorestree/core/lifecycle";
import type { Logger } from "@chorestree/core/logging";
import { CryptoRandom, SystemClock, UuidIds } from "@chorestree/core/machine";
import type { Metrics } from "@chorestree/core/metrics";
import { KeyRing, Sealing } from "@chorestree/core/sealing";
import type { Settings } from "@chorestree/core/settings";
import type { Tracer } from "@chorestree/core/tracing";
import type { Machinery } from "./backbone.js";
import { schema } from "./schema.js";

export interface ProcessParts {
  readonly settings: Settings;
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly health: HealthChecks;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** Opens what the settings name, brings the tables up to date, and hands all of it to the lifecycle to be closed. */
export async function openMachinery({ settings, lifecycle, logger, health, metrics, tracer }: ProcessParts): Promise<Machinery> {
  const database = await lifecycle.start(
    `database (${settings.database.kind})`,
    () => retryAtStart("the database", () => openDatabase(settings.database, schema, { logger }), { logger, signal: lifecycle.signal }),
    (opened) => opened.close(),
  );
  await lifecycle.start("migrations", () => database.migrate());
  health.add("database", () => database.ping());

  const insideUnit = () => database.scope.getStore()?.kind === "unit";
  const cache = await lifecycle.start(
    "cache",
    () => new Cache({ redisUrl: settings.redisUrl, insideUnit, observe: cacheObserver(metrics) }),
    (opened) => opened.close(),
  );

  return {
    database,
    cache,
    sealing: new Sealing(KeyRing.parse(settings.secrets.encryptionKeys)),
    clock: new SystemClock(),
    time: new DatabaseTime(database),
    ids: new UuidIds(),
    random: new CryptoRandom(),
    observer: new ActObserver(metrics, tracer, logger),
  };
}

const cacheObserver =
  (metrics: Metrics): NonNullable<CacheOptions["observe"]> =>
  (outcome) => {
    if (outcome === "failed") metrics.increment("chorestree_cache_errors_total", {});
    else metrics.increment("chorestree_cache_total", { outcome });
  };
