import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance, InjectOptions } from "fastify";
import type { Redis } from "ioredis";
import { redisClient } from "@chorestree/core/cache";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, type DashboardOptions, MIA, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;
const REDIS = process.env["REDIS_URL"] === "" ? undefined : process.env["REDIS_URL"];
const PROXY = "10.0.0.1";

describe.each(backbones().slice(0, 1))("limits", ({ open }) => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
  });
  afterEach(() => dashboard.closeApis());
  afterAll(() => dashboard.close());

  const serve = (settings: DashboardOptions["settings"], redis?: Redis) =>
    dashboard.api({ ...(settings ? { settings } : {}), ...(redis ? { redis } : {}) });
  const statuses = async (app: FastifyInstance, requests: readonly InjectOptions[]) => {
    const seen: number[] = [];
    for (const request of requests) seen.push((await app.inject(request)).statusCode);
    return seen;
  };

  describe("requests a minute", () => {
    test("a user has so many over all paths, verbs and outcomes, and is told how many are left", async () => {
      const app = await serve({ rateLimitPerMinute: 3 });
      const headers = dashboard.as(MIA);
      const first = await app.inject({ url: TASKS, headers });
      expect(first.headers).toMatchObject({ "ratelimit-limit": "3", "ratelimit-remaining": "2", "ratelimit-reset": "60" });
      expect(
        await statuses(app, [
          { url: "/api/v1/guilds/9/tasks", headers },
          { url: TASKS, method: "DELETE", headers },
          { url: TASKS, headers },
          { url: `${TASKS}?limit=1`, method: "HEAD", headers },
          { url: "/graphql", method: "POST", headers, payload: { query: "{ __typename }" } },
        ]),
      ).toEqual([404, 405, 429, 429, 429]);
      const refused = await app.inject({ url: TASKS, headers });
      expect(refused.json()).toMatchObject({ status: 429, code: "request.too_many" });
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect(await statuses(app, [{ url: TASKS, headers: dashboard.as(SAM) }])).toEqual([200]);
    });

    test("guesses count against the guesser's address, not against the users behind it", async () => {
      const app = await serve({ rateLimitPerMinute: 2 });
      const guess = (remoteAddress: string) => ({ url: TASKS, remoteAddress, headers: { authorization: `Bearer ct_${"x".repeat(43)}` } });
      const at = "192.0.2.7";
      expect(
        await statuses(app, [
          guess(at),
          guess(at),
          guess(at),
          { url: "/openapi.json", remoteAddress: at },
          { url: "/none", remoteAddress: at },
        ]),
      ).toEqual([401, 401, 429, 429, 429]);
      expect(await statuses(app, [{ url: TASKS, headers: dashboard.as(MIA), remoteAddress: at }, guess("192.0.2.8")])).toEqual([200, 401]);
    });

    test("a household of IPv6 is one address", async () => {
      const app = await serve({ rateLimitPerMinute: 1 });
      const from = (remoteAddress: string) => ({ url: TASKS, remoteAddress });
      expect(await statuses(app, [from("2001:db8:1:2::1"), from("2001:db8:1:2:ffff::9"), from("2001:db8:1:3::1")])).toEqual([
        401, 429, 401,
      ]);
    });

    test("health is not counted", async () => {
      const app = await serve({ rateLimitPerMinute: 1 });
      expect(await statuses(app, [{ url: "/health/live" }, { url: "/health/live" }, { url: "/health/ready" }])).toEqual([200, 200, 200]);
    });

    const needsRedis = REDIS === undefined ? test.skip : test;

    needsRedis("with Redis processes count together, and while it is away each allows half", async () => {
      const redis = redisClient(String(REDIS), { enableOfflineQueue: true });
      const [one, other] = [await serve({ rateLimitPerMinute: 4 }, redis), await serve({ rateLimitPerMinute: 4 }, redis)];
      // The Redis of the tests is shared and never flushed: an address that nobody else has.
      const [ms, ns] = process.hrtime();
      const ask = [{ url: TASKS, remoteAddress: `2001:db8:${(ms % 65_536).toString(16)}:${(ns % 65_536).toString(16)}::1` }];
      expect([...(await statuses(one, [...ask, ...ask])), ...(await statuses(other, [...ask, ...ask, ...ask]))]).toEqual([
        401, 401, 401, 401, 429,
      ]);
      redis.disconnect();
      expect(await statuses(one, [...ask, ...ask, ...ask])).toEqual([401, 401, 429]);
    });
  });

  describe("whose word about addresses is believed", () => {
    const claim = { "x-forwarded-for": "6.6.6.6" };

    test("without a trusted proxy nobody's", async () => {
      const app = await serve({ ipAllow: ["6.6.6.6"] });
      expect(await statuses(app, [{ url: TASKS, headers: claim, remoteAddress: "192.0.2.7" }])).toEqual([403]);
    });

    test("with one, its own, and of a chain only what it saw itself", async () => {
      const app = await serve({ ipAllow: ["6.6.6.6"], trustProxy: [PROXY] });
      expect(
        await statuses(app, [
          { url: TASKS, headers: claim, remoteAddress: PROXY },
          { url: TASKS, headers: claim, remoteAddress: "192.0.2.7" },
          { url: TASKS, headers: { "x-forwarded-for": "6.6.6.6, 192.0.2.7" }, remoteAddress: PROXY },
          { url: TASKS, headers: { "x-real-ip": "6.6.6.6", forwarded: "for=6.6.6.6" }, remoteAddress: PROXY },
        ]),
      ).toEqual([401, 403, 403, 403]);
    });
  });

  describe("which addresses may call", () => {
    const from = (remoteAddress: string, url = TASKS) => ({ url, remoteAddress });

    test("denied ones never, in whatever spelling, on whatever path", async () => {
      const app = await serve({ ipDeny: ["192.0.2.0/24", "2001:db8::/32"], ipAllow: ["192.0.2.7", "198.51.100.1"] });
      expect(
        await statuses(app, [
          from("192.0.2.7"),
          from("::ffff:192.0.2.9"),
          from("2001:db8::1"),
          from("203.0.113.1"),
          from("192.0.2.7", "/docs/json"),
          from("192.0.2.7", "/nowhere"),
          from("198.51.100.1"),
        ]),
      ).toEqual([403, 403, 403, 403, 403, 403, 401]);
    });

    test("health stays for those who watch over it", async () => {
      const app = await serve({ ipAllow: ["198.51.100.1"] });
      expect(await statuses(app, [from("127.0.0.1", "/health/live")])).toEqual([200]);
    });
  });

  describe("which pages may call", () => {
    const page = "https://chorestree.app";
    const preflight = (origin: string) => ({
      method: "OPTIONS" as const,
      url: TASKS,
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type" },
    });

    test("those of the list, by their whole origin, and without cookies", async () => {
      const app = await serve({ corsOrigins: [page] });
      const allowed = await app.inject(preflight(page));
      expect(allowed.statusCode).toBe(204);
      expect(allowed.headers).toMatchObject({ "access-control-allow-origin": page, vary: expect.stringContaining("Origin") });
      for (const method of ["PUT", "PATCH", "DELETE"]) expect(allowed.headers["access-control-allow-methods"]).toContain(method);
      expect(allowed.headers["access-control-allow-credentials"]).toBeUndefined();
      expect(
        (await app.inject({ url: TASKS, headers: { ...dashboard.as(MIA), origin: page } })).headers["access-control-allow-origin"],
      ).toBe(page);
    });

    test.each(["https://chorestree.app.evil.example", "http://chorestree.app", "https://evil.example", "null"])(
      "not %s",
      async (origin) => {
        const app = await serve({ corsOrigins: [page] });
        expect((await app.inject(preflight(origin))).headers["access-control-allow-origin"]).toBeUndefined();
        const asked = await app.inject({ url: TASKS, headers: { ...dashboard.as(MIA), origin } });
        expect(asked.headers["access-control-allow-origin"]).toBeUndefined();
        expect(asked.headers["vary"]).toContain("Origin");
      },
    );

    test("none where none are listed", async () => {
      expect((await (await serve({})).inject(preflight(page))).headers["access-control-allow-origin"]).toBeUndefined();
    });
  });
});
