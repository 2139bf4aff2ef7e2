import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { HealthChecks, Lifecycle } from "@chorestree/core/lifecycle";
import { Metrics } from "@chorestree/core/metrics";
import { loadSettings } from "@chorestree/core/settings";
import { noTracer } from "@chorestree/core/tracing";
import { simulate } from "@chorestree/test/discord-simulator";
import { startLocal } from "./start-local.js";

const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const MEGABYTE = 1024 * 1024;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function dataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "chores tree-"));
  ends.push(() => rm(folder, { recursive: true }));
  return folder;
}

test("one process serves Discord, a token and the API, with nothing else on the machine", async () => {
  const lifecycle = new Lifecycle(pino({ level: "silent" }));
  ends.push(() => lifecycle.stop());
  const settings = loadSettings({ DATA_DIR: await dataDir(), API_PORT: "0", SIMULATOR_PORT: "0" }, "local");
  const parts = {
    settings,
    lifecycle,
    logger: pino({ level: "silent" }),
    health: new HealthChecks(),
    metrics: new Metrics(),
    tracer: noTracer,
  };
  const table = await startLocal(parts);

  const { command, token, simulator } = read(table);
  expect(await (await fetch(command, { headers: { authorization: `Bearer ${token}` } })).json()).toEqual({ items: [], nextCursor: null });
  expect(await simulate(["/task add title:Dishes due:tomorrow 18:00"], { url: simulator, print: () => undefined })).toBe(0);
  const { items } = (await (await fetch(command, { headers: { authorization: `Bearer ${token}` } })).json()) as {
    items: { title: string }[];
  };
  expect(items.map(({ title }) => title)).toEqual(["Dishes"]);
});

/** The real program, as a newcomer starts it. Resolves with its closing table. */
async function startProgram(folder: string): Promise<{ child: ChildProcess; table: string }> {
  const env = { PATH: process.env["PATH"], DATA_DIR: folder, API_PORT: "0", SIMULATOR_PORT: "0", LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [MAIN], { env, cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  let table = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (words: Buffer) => {
      table += words.toString("utf8");
      if (/^ {2}Stop/m.test(table)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${String(code)} before it was ready: ${table}`)));
  });
  ends.push(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGKILL")) await once(child, "exit");
  });
  return { child, table };
}

test("what was done is still there after kill -9; a second start on the same data says so and ends; the memory stays under 500 MB", async () => {
  const folder = await dataDir();
  const first = await startProgram(folder);
  await simulate(["/task add title:Dishes"], { url: read(first.table).simulator, print: () => undefined });

  const second = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env["PATH"], DATA_DIR: folder, API_PORT: "0", SIMULATOR_PORT: "0" },
    cwd: folder,
  });
  let said = "";
  second.stderr.on("data", (words: Buffer) => (said += words.toString("utf8")));
  const [code] = (await once(second, "exit")) as [number];
  expect(code).toBe(1);
  expect(said).toContain("in use");
  expect(said).not.toContain("    at ");

  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const again = await startProgram(folder);
  const { command, token } = read(again.table);
  const { items } = (await (await fetch(command, { headers: { authorization: `Bearer ${token}` } })).json()) as {
    items: { title: string }[];
  };
  expect(items.map(({ title }) => title)).toEqual(["Dishes"]);
  expect((await fetch(command, { headers: { authorization: `Bearer ${read(first.table).token}` } })).status).toBe(401);

  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(again.child.pid)}/status`, "utf8"))?.[1]) * 1024;
  process.stdout.write(`resident memory of npm start's process once ready: ${Math.round(resident / MEGABYTE)} MB\n`);
  expect(resident).toBeLessThan(500 * MEGABYTE);

  again.child.kill("SIGTERM");
  expect(await once(again.child, "exit")).toEqual([0, null]);
});

/** What a reader takes from the table. */
function read(table: string): { command: string; token: string; simulator: string } {
  const find = (pattern: RegExp) => pattern.exec(table)?.[1] ?? "";
  return {
    command: find(/(http:\S+\/guilds\/\d+\/tasks)/),
    token: find(/(ct_[\w-]{43})/),
    simulator: find(/(http:\/\/127\.0\.0\.1:\d+)(?:\/playground)?$/m),
  };
}
