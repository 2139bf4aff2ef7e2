import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createServer, type Socket } from "node:net";
import { backbones, describeEach } from "@chorestree/test/backbone";
import { coreSchema } from "./core-schema.js";
import type { Database } from "./database.js";
import type { DatabaseSettings } from "./database-settings.js";
import { openDatabase } from "./open-database.js";
import { DatabaseUnreachable } from "./operator-action-needed.js";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const limits = { connectMs: 5000, statementMs: 0, queryMs: 200, idleInTransactionMs: 0 };

describeEach(
  backbones().filter(({ name }) => name === "postgres"),
  "PostgreSQL",
)("a troubled $name", (backbone) => {
  let database: Database;
  let settings: DatabaseSettings;

  beforeAll(async () => {
    database = await backbone.open(coreSchema);
    const known = backbone.settingsOf(database);
    if (known === null) throw new Error("no settings");
    settings = { ...known, poolMax: 1 } as DatabaseSettings;
  });
  afterAll(() => database.close());

  const pid = async (db: Database) => (await db.dataSource.query<[{ pid: number }]>("SELECT pg_backend_pid() AS pid"))[0].pid;

  test("a connection that kept us waiting is destroyed, and the next query gets a fresh one", async () => {
    const hasty = await openDatabase(settings, coreSchema, { logger: log, limits });
    try {
      const before = await pid(hasty);
      await expect(hasty.dataSource.query("SELECT pg_sleep(60)")).rejects.toThrow("Query read timeout");
      expect(await pid(hasty)).not.toBe(before);
      await expect(hasty.dataSource.transaction((manager) => manager.query("SELECT pg_sleep(60)"))).rejects.toThrow("Query read timeout");
      await hasty.ping();
    } finally {
      await hasty.close();
    }
  });

  test("a statement that takes too long is stopped by the server", async () => {
    const strict = await openDatabase(settings, coreSchema, { logger: log, limits: { ...limits, statementMs: 100, queryMs: 30_000 } });
    try {
      await expect(strict.dataSource.query("SELECT pg_sleep(60)")).rejects.toMatchObject({ code: "57014" });
    } finally {
      await strict.close();
    }
  });

  test("a session that goes quiet in mid-transaction is ended by the server, and the pool lives on", async () => {
    const quiet = await openDatabase(settings, coreSchema, {
      logger: log,
      limits: { ...limits, queryMs: 30_000, idleInTransactionMs: 50 },
    });
    try {
      const sleeper = quiet.dataSource.transaction(async (manager) => {
        const { pid: self } = (await manager.query<[{ pid: number }]>("SELECT pg_backend_pid() AS pid"))[0];
        const gone = async () =>
          (await database.dataSource.query<unknown[]>("SELECT 1 FROM pg_stat_activity WHERE pid = $1", [self])).length === 0;
        while (!(await gone()));
        await manager.query("SELECT 1");
      });
      await expect(sleeper).rejects.toThrow();
      await quiet.ping();
    } finally {
      await quiet.close();
    }
  });

  test("a connection killed by the server fails its query and no other", async () => {
    const before = await pid(database);
    await database.dataSource.query("SELECT pg_terminate_backend($1)", [before]).catch(() => undefined);
    await database.ping().catch(() => undefined);
    await database.ping();
  });

  test("a wrong database name is said at once, without trying again", async () => {
    const url = new URL("url" in settings ? (settings.url ?? "") : "");
    url.pathname = "/nowhere";
    const wrong = openDatabase({ ...settings, url: url.href } as DatabaseSettings, coreSchema, { logger: log });
    await expect(wrong).rejects.toThrow(/does not let us in: database "nowhere" does not exist/);
  });
});

describe("a PostgreSQL that is not there", () => {
  const at = (port: number): DatabaseSettings => ({
    kind: "postgres",
    host: "127.0.0.1",
    port,
    user: "u",
    name: "n",
    ssl: false,
    poolMax: 1,
  });
  const patience = { tries: 2, pauseMs: 1 };

  test("is tried a few times, with a word each time, and then given up", async () => {
    const warned: unknown[] = [];
    const logger = { ...log, warn: (fields: unknown) => void warned.push(fields) };
    await expect(openDatabase(at(1), coreSchema, { logger, patience })).rejects.toBeInstanceOf(DatabaseUnreachable);
    expect(warned).toMatchObject([{ attempt: 1, tries: 2 }]);
  });

  test("one that accepts and says nothing does not hang the start", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const opening = openDatabase(at(port), coreSchema, { logger: log, patience, limits: { ...limits, connectMs: 100 } });
    await expect(opening).rejects.toBeInstanceOf(DatabaseUnreachable);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});
