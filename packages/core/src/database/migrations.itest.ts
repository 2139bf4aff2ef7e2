import { afterEach, describe, expect, test } from "@jest/globals";
import { type Backbone, backbones, CreateSample, needs, sampleSchema } from "@chorestree/test/backbone";
import { coreSchema } from "./core-schema.js";
import type { Database } from "./database.js";
import { openDatabase } from "./open-database.js";
import { schemaDrift } from "./schema-drift.js";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe.each(backbones())("migrations on $name", (backbone: Backbone) => {
  const opened: Database[] = [];
  const open = async (...args: Parameters<Backbone["open"]>) => {
    const database = await backbone.open(...args);
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of opened.splice(0).reverse()) await database.close();
  });

  const tables = async (database: Database) => {
    const rows: { name: string }[] = await database.dataSource.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migration' ORDER BY 1",
    );
    return rows.map(({ name }) => name);
  };

  test("go up, down to nothing, and up again", async () => {
    const database = await open(sampleSchema);
    const all = await tables(database);
    expect(all).toEqual(["idempotency_key", "lease", "sample"]);
    for (let left = sampleSchema.migrations.length; left > 0; left--) await database.revertLast();
    expect(await tables(database)).toEqual([]);
    await database.migrate();
    expect(await tables(database)).toEqual(all);
  });

  test("leave the tables as the entities say, and say so when not", async () => {
    const database = await open(sampleSchema);
    expect(await schemaDrift(database)).toEqual([]);
    await database.dataSource.query("ALTER TABLE sample DROP CONSTRAINT sample_count_not_negative");
    await database.dataSource.query("DROP INDEX sample_guild_id_count_idx");
    expect(await schemaDrift(database)).toHaveLength(2);
  });

  test("done before are not done again", async () => {
    const database = await open(sampleSchema);
    await database.migrate();
    const [{ count }]: [{ count: string }] = await database.dataSource.query("SELECT count(*) FROM migration");
    expect(count).toBe(String(sampleSchema.migrations.length));
  });

  test("one that fails leaves nothing of itself, and the earlier ones stand", async () => {
    class Broken extends CreateSample {
      override name = "Broken0000000009001";
      override async up(...args: Parameters<CreateSample["up"]>) {
        await super.up(...args);
        throw new Error("half way");
      }
    }
    const database = await open({ ...coreSchema, migrations: [...coreSchema.migrations, Broken] }, { migrate: false });
    await expect(database.migrate()).rejects.toThrow("half way");
    expect(await tables(database)).toEqual(["idempotency_key", "lease"]);
  });

  needs(backbone, "manyConnections")("run once when two processes start at the same moment", async () => {
    const one = await open(sampleSchema, { migrate: false });
    const settings = backbone.settingsOf(one);
    if (settings === null) throw new Error("no settings");
    const other = await openDatabase(settings, sampleSchema, { logger: silent });
    opened.push(other);
    await Promise.all([one.migrate(), other.migrate()]);
    expect(await tables(other)).toEqual(["idempotency_key", "lease", "sample"]);
  });
});
