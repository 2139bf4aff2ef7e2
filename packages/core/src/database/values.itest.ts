import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { coreSchema } from "./core-schema.js";
import type { Database } from "./database.js";

describe.each(backbones())("values on $name", ({ open }) => {
  let database: Database;

  beforeAll(async () => {
    database = await open(coreSchema);
  });
  afterAll(() => database.close());

  const ask = async (expression: string, parameters: unknown[] = []): Promise<unknown> => {
    const [row]: [{ v: unknown }] = await database.dataSource.query(`SELECT ${expression} AS v`, parameters);
    return row.v;
  };

  test.each<[string, unknown]>([
    ["9007199254740993::int8", "9007199254740993"],
    ["count(*)", "1"],
    ["7::int4", 7],
    ["1.50::numeric", "1.50"],
    ["0.5::float8", 0.5],
    ["true", true],
    ["null::text", null],
    ["'{1,2}'::int8[]", ["1", "2"]],
    ["ARRAY['a', null, 'b,c']", ["a", null, "b,c"]],
    [`'{"a": [1]}'::jsonb`, { a: [1] }],
    ["timestamptz '2026-11-24 18:00+00'", new Date("2026-11-24T18:00:00Z")],
    ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ])("%s is read as pg reads it", async (expression, value) => {
    expect(await ask(expression)).toEqual(value);
  });

  test.each<[string, unknown]>([
    ["text", 'it\'s \u{1f9fd} \\ "quoted"'],
    ["timestamptz", new Date("2026-11-24T18:00:00.123Z")],
    ["bytea", Buffer.from([0, 1, 254, 255])],
    ["jsonb", { deep: [{ a: null }, "é"] }],
    ["text[]", ["a", 'b"c', "d\\e", "{}", ""]],
    ["bool", false],
    ["int4", -5],
    ["uuid", "0193a1b2-0000-7000-8000-000000000001"],
  ])("a %s comes back as it was sent", async (type, value) => {
    expect(await ask(`$1::${type}`, [value])).toEqual(value);
  });

  test("a bytea is a Buffer and a timestamptz a Date of this very program", async () => {
    expect(Buffer.isBuffer(await ask("'\\x00'::bytea"))).toBe(true);
    expect(await ask("now()")).toBeInstanceOf(Date);
  });

  test("an error says its code, constraint and detail", async () => {
    const row = ["INSERT INTO lease (name, fence, expires_at) VALUES ('twice', $1, now())", [1]] as const;
    const insert = (fence: number) => database.dataSource.query(row[0], [fence]);
    await insert(1);
    await expect(insert(1)).rejects.toMatchObject({
      code: "23505",
      constraint: "lease_pkey",
      detail: expect.stringContaining("twice") as unknown,
      table: "lease",
    });
    await expect(insert(0)).rejects.toMatchObject({ code: "23514", constraint: "lease_fence_positive" });
  });

  test("updates and deletes tell how many, also behind a WITH", async () => {
    const run = (sql: string) => database.dataSource.query<unknown>(sql);
    await run("INSERT INTO lease (name, fence, expires_at) SELECT 'n' || n, 1, now() FROM generate_series(1, 3) AS n");
    expect(await run("UPDATE lease SET fence = 2 WHERE name LIKE 'n_'")).toEqual([[], 3]);
    expect(
      await run("WITH one AS (SELECT name FROM lease WHERE name = 'n1') DELETE FROM lease USING one WHERE lease.name = one.name"),
    ).toEqual([[], 1]);
  });
});
