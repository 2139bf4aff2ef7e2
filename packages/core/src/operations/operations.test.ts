import { expect, test } from "@jest/globals";
import { HealthChecks } from "../lifecycle/health-checks.js";
import { Metrics } from "../metrics/metrics.js";
import { AddressList } from "./address-list.js";
import { Operations } from "./operations.js";

const LOOPBACK = ["127.0.0.0/8", "::1"];
const running = (): HealthChecks => {
  const health = new HealthChecks();
  health.phase = "running";
  return health;
};
const operationsOf = (health: HealthChecks) => new Operations(health, new Metrics(), LOOPBACK);

test("a running process is live and ready, a stopping one is live and not ready", async () => {
  const health = running();
  expect(await operationsOf(health).answer("/health/ready", "127.0.0.1")).toMatchObject({ status: 200 });
  health.phase = "stopping";
  expect(await operationsOf(health).answer("/health/live", "127.0.0.1")).toMatchObject({ status: 200 });
  expect(await operationsOf(health).answer("/health/ready", "127.0.0.1")).toMatchObject({ status: 503 });
});

test("degraded is not down", async () => {
  const health = running();
  health.add("cache", () => "degraded");
  expect(await operationsOf(health).answer("/health/ready", "127.0.0.1")).toMatchObject({ status: 200 });
});

test("details and metrics are for the addresses of the list alone", async () => {
  const health = running();
  health.add("database", () => "up");
  expect((await operationsOf(health).answer("/health/ready", "::ffff:127.0.0.1"))?.body).toContain("database");
  expect((await operationsOf(health).answer("/health/ready", "192.0.2.7"))?.body).toBe('{"state":"up"}');
  expect(await operationsOf(health).answer("/metrics", "127.0.0.1")).toMatchObject({ status: 200 });
  expect(await operationsOf(health).answer("/metrics", "192.0.2.7")).toBeNull();
  expect(await operationsOf(health).answer("/anything", "127.0.0.1")).toBeNull();
});

test.each([
  ["127.4.5.6", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["128.0.0.1", false],
  ["::2", false],
  ["127.1", false],
  ["", false],
  [undefined, false],
])("%s is in loopback: %s", (address, expected) => {
  expect(new AddressList(LOOPBACK).has(address)).toBe(expected);
});
