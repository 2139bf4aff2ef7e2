import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmdirSync, watch } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import pg from "pg";
import { firstAnswer } from "./first-answer.mjs";
import { startPostgres, startRabbit, startRedis } from "./index.js";
import { findBinary, versionsIn } from "./lodging.mjs";
import { AMQP_GREETING } from "./start-rabbit.mjs";

/** They start in seconds, but on a busy machine in many. */
const PATIENCE_MS = 90_000;

const on = (binary: string, folders: string[] = []): typeof test | typeof test.skip => {
  try {
    findBinary(binary, binary, folders);
    return test;
  } catch {
    return test.skip;
  }
};

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const portOf = (url: string): number => Number(new URL(url).port);

/** Whether nobody holds the port: a leftover process that still listens would refuse us. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = Promise.race([once(server, "listening").then(() => true), once(server, "error").then(() => false)]);
  server.listen(port, "127.0.0.1");
  const free = await outcome;
  server.close();
  return free;
}

on("initdb", versionsIn("/usr/lib/postgresql"))(
  "PostgreSQL of our own is reached as a plain owner, keeps its rows over a crash, and is gone after stop",
  async () => {
    const postgres = await startPostgres();
    try {
      const [me] = await query(postgres.url, "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user");
      expect(me).toEqual({ rolsuper: false, rolcreatedb: true, rolcreaterole: true });

      await query(postgres.url, "CREATE TABLE kept AS SELECT 1 AS one");
      await postgres.kill();
      await expect(query(postgres.url, "SELECT 1")).rejects.toThrow();
      await postgres.restart();
      expect(await query(postgres.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    } finally {
      await postgres.stop();
    }
    expect(await isFree(portOf(postgres.url))).toBe(true);
  },
  PATIENCE_MS,
);

on("redis-server")(
  "Redis of our own answers again after a crash, and is gone after stop",
  async () => {
    const redis = await startRedis();
    const port = portOf(redis.url);
    const ping = async () => (await firstAnswer({ host: "127.0.0.1", port, greeting: "PING\r\n" })).toString();
    try {
      expect(await ping()).toBe("+PONG\r\n");
      await redis.kill();
      await expect(ping()).rejects.toThrow();
      await redis.restart();
      expect(await ping()).toBe("+PONG\r\n");
    } finally {
      await redis.stop();
    }
    expect(await isFree(port)).toBe(true);
  },
  PATIENCE_MS,
);

on("rabbitmq-server", ["/usr/lib/rabbitmq/bin"])(
  "RabbitMQ of our own greets as a broker, and is gone after stop",
  async () => {
    const rabbit = await startRabbit();
    const port = portOf(rabbit.url);
    try {
      expect((await firstAnswer({ host: "127.0.0.1", port, greeting: AMQP_GREETING })).toString("latin1")).toContain("RabbitMQ");
    } finally {
      await rabbit.stop();
    }
    expect(await isFree(port)).toBe(true);
  },
  PATIENCE_MS,
);

/** Once a stream has said each of `words`, in whatever order. */
const heard = (stream: Readable, words: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    let said = "";
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (words.every((word) => said.includes(word))) resolve();
    });
  });

test(
  "a runner killed with -9 leaves neither a process nor a folder behind",
  async () => {
    // A yard of our own: in the machine's busy temporary folder a watcher's queue may overflow, and what we wait for be lost.
    const yard = mkdtempSync(join(tmpdir(), "chorestree-guard-"));
    const folder = join(yard, "guarded", "service");
    // The shell and its child hold the runner's descriptor 3 open: it ends here only when both of them are gone. The runner says itself
    // when it has given its orders: the shell may be up before that, and nobody knows of it yet.
    const script = `
    import { spawn } from "node:child_process";
    import { mkdirSync, writeSync } from "node:fs";
    import { guardFolder, guardGroup } from ${JSON.stringify(new URL("./guard.mjs", import.meta.url).href)};
    mkdirSync(${JSON.stringify(folder)}, { recursive: true });
    guardFolder(${JSON.stringify(dirname(folder))});
    guardGroup(spawn("sh", ["-c", "sleep 300 & echo up >&3; wait"], { detached: true, stdio: ["ignore", "ignore", "ignore", 3] }).pid);
    writeSync(3, "guarded");
    setInterval(() => {}, 60_000);
  `;
    const runner = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "ignore", "inherit", "pipe"] });
    const held = runner.stdio[3] as Readable;
    await heard(held, ["up", "guarded"]);
    const ended = once(held, "end");
    const watcher = watch(yard);

    runner.kill("SIGKILL");

    await ended;
    while (readdirSync(yard).length > 0) await once(watcher, "change");
    watcher.close();
    rmdirSync(yard);
  },
  PATIENCE_MS,
);
