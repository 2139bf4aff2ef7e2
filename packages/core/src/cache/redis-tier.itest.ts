import { expect, test } from "@jest/globals";
import { redisClient } from "./connect-redis.js";
import { RedisTier, TAG_PREFIX } from "./redis-tier.js";

test("a tag that cannot be read is taken for stale just now, an answer for absent", async () => {
  let failures = 0;
  const tier = new RedisTier(redisClient("redis://127.0.0.1:1"), "test", () => failures++);
  const before = Date.now();
  expect(await tier.get("answer")).toBeUndefined();
  const tag = JSON.parse((await tier.get(`${TAG_PREFIX}task`)) ?? "null") as { value: number; logicalExpiration: number };
  expect(tag.value).toBeGreaterThanOrEqual(before);
  expect(tag.logicalExpiration - tag.value).toBe(1_000);
  expect([failures, tier.paused]).toEqual([1, true]);
  await tier.disconnect();
});
