import { expect, test } from "@jest/globals";
import { HealthChecks } from "./health-checks.js";

function running(timeoutMs?: number): HealthChecks {
  const health = new HealthChecks(timeoutMs);
  health.phase = "running";
  return health;
}

test("one that is down makes the whole down, a degraded one does not", async () => {
  const health = running();
  health.add("database", () => Promise.resolve("PONG"));
  health.add("cache", () => "degraded");
  expect(await health.ready()).toMatchObject({ state: "degraded", checks: { database: { state: "up" }, cache: { state: "degraded" } } });
  health.add("broker", () => ({ state: "down", detail: "closed" }));
  expect(await health.ready()).toMatchObject({ state: "down", checks: { broker: { state: "down", detail: "closed" } } });
});

test("a check that throws or hangs means what its owner said it means, and tells nothing else", async () => {
  const health = running(10);
  health.add("database", () => Promise.reject(new Error("password hunter2 is wrong")));
  health.add("cache", () => new Promise(() => undefined), "degraded");
  const { checks } = await health.ready();
  expect(checks).toMatchObject({
    database: { state: "down", detail: "fails" },
    cache: { state: "degraded", detail: "no answer in 10 ms" },
  });
});

test("a process that starts or stops is not ready, but lives", async () => {
  const health = new HealthChecks();
  expect(await health.ready()).toMatchObject({ state: "down", checks: { process: { detail: "starting" } } });
  health.phase = "stopping";
  expect((await health.ready()).state).toBe("down");
  expect(health.live().state).toBe("up");
});

test("many who ask at once cost one round of checks", async () => {
  const health = running();
  let asked = 0;
  health.add("database", () => asked++);
  await Promise.all([health.ready(), health.ready(), health.ready()]);
  expect(asked).toBe(1);
  await health.ready();
  expect(asked).toBe(2);
});
