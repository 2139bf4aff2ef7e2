import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { HealthChecks, Lifecycle } from "@chorestree/core/lifecycle";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { loadSettings } from "@chorestree/core/settings";
import { noTracer } from "@chorestree/core/tracing";
import { backbones, describeEach } from "@chorestree/test/backbone";
import { MembersByHand } from "@chorestree/test/house";
import type { Act } from "../kernel/act.js";
import { openPlatform, type Platform } from "./open-platform.js";
import { schema } from "./schema.js";

const guildId = GuildId.parse("4200");
const userId = UserId.parse("4201");
const { REDIS_URL, RABBITMQ_URL } = process.env;
const whole = REDIS_URL !== undefined && RABBITMQ_URL !== undefined;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function open(environment: NodeJS.ProcessEnv) {
  const dataDir = await mkdtemp(join(tmpdir(), "chorestree-"));
  ends.push(() => rm(dataDir, { recursive: true }));
  const logger = createLogger({ log: { level: "silent", pretty: false } });
  const lifecycle = new Lifecycle(logger);
  ends.push(() => lifecycle.stop());
  const settings = loadSettings({ DATA_DIR: dataDir, ...environment }, "local");
  const health = new HealthChecks();
  const parts = { settings, lifecycle, logger, health, metrics: new Metrics(), tracer: noTracer };
  const platform = await openPlatform(parts, new MembersByHand());
  health.phase = "running";
  return { platform, lifecycle, operations: new Operations(health, parts.metrics, ["127.0.0.1"]) };
}

async function anAct({ organisms, ids }: Platform): Promise<Act> {
  const facts = { locale: "en", timeZone: "UTC" } as const;
  const memberId = await organisms.recogniseMember.execute({ guildId, userId, displayName: "Mia", roleIds: [] }, facts);
  return { guildId, memberId, userId, standing: { holder: "member" }, locale: "en", idempotencyKey: ids.next(), correlationId: "c" };
}

/** What any platform must do, on whatever machines. */
async function holdsItsPromises(environment: NodeJS.ProcessEnv, checks: readonly string[]): Promise<void> {
  const { platform, lifecycle, operations } = await open(environment);
  const act = await anAct(platform);
  const announced = new Promise<string>((resolve) => {
    platform.broadcasts.follow(guildId, 0, { reached: ({ name }) => resolve(name), interrupted: () => undefined });
  });
  const { taskId } = await platform.organisms.createTask.execute(act, { title: "Dishes" });
  expect(await announced).toBe("task.created");
  expect(await platform.reader.head(guildId)).toBe(1);
  await expect(
    platform.organisms.completeTask.execute({ ...act, memberId: act.memberId, idempotencyKey: "x" }, { taskId }),
  ).resolves.toBeTruthy();
  await expect(platform.organisms.claimTask.execute({ ...act, idempotencyKey: "y" }, { taskId })).rejects.toMatchObject({
    code: "task.not_open",
  });

  const ready = await operations.answer("/health/ready", "127.0.0.1");
  expect(ready?.status).toBe(200);
  expect(Object.keys((JSON.parse(ready?.body ?? "{}") as { checks: object }).checks).sort()).toEqual([...checks].sort());
  const metrics = (await operations.answer("/metrics", "127.0.0.1"))?.body;
  expect(metrics).toContain('chorestree_acts_total{kind="workflow",name="task.create",outcome="ok"} 1');
  expect(metrics).toContain('chorestree_acts_total{kind="workflow",name="task.claim",outcome="refused"} 1');
  expect(await lifecycle.stop()).toEqual({ unfinished: [] });
}

test("all embedded: a platform opens, acts, announces, is watched, and gives everything back", async () => {
  await holdsItsPromises({}, ["process", "database", "bus"]);
});

describeEach(whole ? backbones().filter(({ name }) => name === "postgres") : [], "PostgreSQL, Redis and RabbitMQ")(
  "a whole backbone, $name, Redis and RabbitMQ",
  (backbone) => {
    test("a platform opens, acts, announces, is watched, and gives everything back", async () => {
      const database = await backbone.open(schema, { migrate: false });
      ends.push(() => database.close());
      const settings = backbone.settingsOf(database);
      const DATABASE_URL = settings?.kind === "postgres" ? settings.url : undefined;
      await holdsItsPromises({ DATABASE_URL, REDIS_URL, RABBITMQ_URL }, ["process", "database", "redis", "bus"]);
    });
  },
);
