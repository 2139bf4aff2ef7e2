import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Database } from "@chorestree/core/database";
import { schemaDrift } from "@chorestree/core/database";
import { backbones } from "@chorestree/test/backbone";
import { schema } from "./schema.js";

describe.each(backbones())("the tables on $name", ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open(schema);
  });
  afterEach(() => database.close());

  test("are what the entities say, to the last check and foreign key", async () => {
    expect(await schemaDrift(database)).toEqual([]);
  });

  test("go down to nothing and up again", async () => {
    for (let left = schema.migrations.length; left > 0; left--) await database.dataSource.undoLastMigration();
    const tables = () =>
      database.dataSource.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'");
    expect(await tables()).toEqual([]);
    await database.migrate();
    expect(await schemaDrift(database)).toEqual([]);
  });

  test("every table with a guild in it is behind the second wall", async () => {
    const open = await database.dataSource.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'guild_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`,
    );
    expect(open).toEqual([]);
  });
});
