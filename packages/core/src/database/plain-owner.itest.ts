import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { backbones, describeEach } from "@chorestree/test/backbone";
import { coreSchema } from "./core-schema.js";
import type { Database } from "./database.js";
import { openDatabase } from "./open-database.js";
import { OperatorActionNeeded } from "./operator-action-needed.js";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nonce = randomBytes(6).toString("hex");
const owner = `chorestree_plain_${nonce}`;

describeEach(
  backbones().filter(({ name }) => name === "postgres"),
  "PostgreSQL",
)("an owner on $name who may not make roles", (backbone) => {
  const admin = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  let elsewhere: Database;
  let database: Database;

  beforeAll(async () => {
    // The role is there already: some other database of the server is in use.
    elsewhere = await backbone.open(coreSchema);
    await admin.connect();
    await admin.query(`CREATE ROLE ${owner} LOGIN CREATEDB PASSWORD '${nonce}'`);
    const url = new URL(process.env["DATABASE_URL"] ?? "");
    url.username = owner;
    url.password = nonce;
    const maker = new pg.Client({ connectionString: url.href });
    await maker.connect();
    await maker.query(`CREATE DATABASE ${owner}`);
    await maker.end();
    url.pathname = `/${owner}`;
    database = await openDatabase({ kind: "postgres", url: url.href, ssl: false, poolMax: 2 }, coreSchema, { logger: silent });
  });

  afterAll(async () => {
    await database.close();
    await admin.query(`GRANT ${owner} TO CURRENT_USER`);
    await admin.query(`DROP DATABASE ${owner}`);
    await admin.query(`DROP ROLE ${owner}`);
    await admin.end();
    await elsewhere.close();
  });

  const start = () => database.migrate().catch((error: unknown) => error);
  const printed = (refusal: unknown) => String(refusal).split("\n\n")[1] ?? "";

  test("is told what the operator must run; once that is run the start goes on", async () => {
    const refusal = await start();
    expect(refusal).toBeInstanceOf(OperatorActionNeeded);
    expect(printed(refusal)).toBe(`  GRANT chorestree_app TO "${owner}";`);
    await admin.query(printed(refusal));
    expect(await start()).toBeUndefined();
  });

  test("is told again when the right is taken away, though all migrations have run", async () => {
    await admin.query(`REVOKE chorestree_app FROM ${owner}`);
    expect(await start()).toBeInstanceOf(OperatorActionNeeded);
  });
});
