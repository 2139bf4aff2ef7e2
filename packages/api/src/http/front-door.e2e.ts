import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NEIGHBOURS, NOOR, OAK_STREET } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;
const PROBLEM = expect.stringContaining("application/problem+json");

describe.each(backbones().slice(0, 1))("the front door", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api({
      organisms: () => ({
        showTask: { execute: () => Promise.reject(new Error("SELECT secret FROM /work/chest")) } as never,
      }),
    });
  });
  afterAll(() => dashboard.close());

  describe("who is let in", () => {
    test.each([
      ["no token", {}],
      ["what is no token", { authorization: "Bearer hello" }],
      ["a token nobody has", { authorization: `Bearer ct_${"x".repeat(43)}` }],
      ["another scheme", { authorization: "Basic bWlhOm1pYQ==" }],
    ])("%s is 401, before anything else is looked at", async (_what, headers) => {
      for (const request of [
        { method: "GET", url: TASKS },
        { method: "GET", url: "/api/v1/guilds/not-a-guild/tasks?limit=no" },
        { method: "POST", url: TASKS, payload: "{broken", headers: { "content-type": "application/json" } },
        { method: "POST", url: TASKS, payload: "<a/>", headers: { "content-type": "text/xml" } },
        { method: "POST", url: TASKS, payload: { title: "x".repeat(300 * 1024) } },
        { method: "DELETE", url: TASKS },
      ] as const) {
        const answer = await app.inject({ ...request, headers: { ...("headers" in request ? request.headers : {}), ...headers } });
        expect(answer.statusCode).toBe(401);
        expect(answer.json()).toMatchObject({ status: 401, code: "access.not_signed_in" });
        expect(answer.headers).toMatchObject({ "content-type": PROBLEM, "www-authenticate": "Bearer" });
      }
    });

    test("another's server looks like one that does not exist, whatever is asked of it", async () => {
      for (const path of ["tasks", "tasks/0193a1b2-0000-7000-8000-000000000001"]) {
        const ask = (guild: string) => app.inject({ url: `/api/v1/guilds/${guild}/${path}`, headers: dashboard.as(MIA) });
        const [foreign, unknown] = [await ask(NEIGHBOURS), await ask("999")];
        expect(foreign.statusCode).toBe(404);
        expect(foreign.json()).toMatchObject({ code: "guild.not_found" });
        expect(foreign.body.replaceAll(NEIGHBOURS, "?")).toBe(unknown.body.replaceAll("999", "?"));
      }
      const post = await app.inject({ method: "POST", url: TASKS, headers: dashboard.as(NOOR), payload: { title: "Dishes" } });
      expect(post.json()).toMatchObject({ status: 404, code: "guild.not_found" });
    });

    test("who has left is let in no more", async () => {
      const who = { guildId: OAK_STREET, userId: MIA };
      await dashboard.organisms.recogniseMember.left(who);
      expect((await app.inject({ url: TASKS, headers: dashboard.as(MIA) })).statusCode).toBe(404);
      await dashboard.organisms.recogniseMember.execute(
        { ...who, displayName: "Mia", roleIds: [] },
        { locale: "en", timeZone: "Europe/Amsterdam" },
      );
      expect((await app.inject({ url: TASKS, headers: dashboard.as(MIA) })).statusCode).toBe(200);
    });
  });

  describe("what cannot be read", () => {
    const post = (payload: string | object, headers: Record<string, string> = {}) =>
      app.inject({
        method: "POST",
        url: TASKS,
        payload,
        headers: { ...dashboard.as(MIA), "content-type": "application/json", ...headers },
      });
    const code = async (answering: ReturnType<typeof post>) => {
      const answer = await answering;
      expect(answer.headers["content-type"]).toEqual(PROBLEM);
      return `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
    };

    test("unknown keys are refused, in body and query", async () => {
      for (const key of ["guildId", "points", "assigneeId", "createdAt", "role", "status"]) {
        expect(await code(post({ title: "Dishes", [key]: "1" }))).toBe("400 request.invalid");
      }
      expect(await code(app.inject({ url: `${TASKS}?sort=points;drop`, headers: dashboard.as(MIA) }))).toBe("400 request.invalid");
    });

    test("keys that reach for the prototype are refused", async () => {
      expect(await code(post('{"title":"Dishes","__proto__":{"role":"manager"}}'))).toBe("400 request.unreadable");
      expect(await code(post('{"title":"Dishes","constructor":{"prototype":{"role":"manager"}}}'))).toBe("400 request.unreadable");
    });

    test("broken JSON, nothing at all, and JSON of another kind", async () => {
      for (const body of ['{"title":', ""]) expect(await code(post(body))).toBe("400 request.unreadable");
      for (const body of ["[]", '"text"', "null", "[".repeat(5_000) + "]".repeat(5_000)])
        expect(await code(post(body))).toBe("400 request.invalid");
    });

    test("a body over 256 KiB, or of another media type", async () => {
      expect(await code(post({ title: "x".repeat(257 * 1024) }))).toBe("413 request.too_large");
      expect(await code(post("title=Dishes", { "content-type": "application/x-www-form-urlencoded" }))).toBe("415 request.media_type");
      expect(await code(post('{"title":"Dishes"}', { "content-type": "text/plain" }))).toBe("415 request.media_type");
    });

    test("an address that cannot be decoded", async () => {
      expect(await code(app.inject({ url: "/api/v1/%zz", headers: dashboard.as(MIA) }))).toBe("400 request.bad_url");
    });

    test.each(["PUT", "PATCH", "DELETE"] as const)("%s where only GET and POST are known is 405, and says so", async (method) => {
      const answer = await app.inject({ method, url: TASKS, headers: dashboard.as(MIA), payload: { title: "Dishes" } });
      expect(answer.json()).toMatchObject({ status: 405, code: "request.wrong_method" });
      expect(answer.headers).toMatchObject({ allow: "GET, HEAD, POST", "content-type": PROBLEM });
    });

    test("a header cannot make one verb another", async () => {
      const answer = await app.inject({
        url: `${TASKS}/0193a1b2-0000-7000-8000-000000000001/claim`,
        headers: { ...dashboard.as(MIA), "x-http-method-override": "POST" },
      });
      expect(answer.statusCode).toBe(405);
    });

    test("there is nothing at other addresses", async () => {
      for (const url of ["/", "/api/v0/guilds", "/.git/config", "/health/full"]) {
        expect(await code(app.inject({ url }))).toBe("404 route.not_found");
      }
    });
  });

  describe("what every answer keeps to itself", () => {
    test("a defect shows an id, and the log the rest under that id", async () => {
      const answer = await app.inject({ url: `${TASKS}/0193a1b2-0000-7000-8000-000000000001`, headers: dashboard.as(MIA) });
      expect(answer.json()).toMatchObject({ status: 500, code: "defect", id: expect.stringMatching(/^[0-9a-f]{12}$/) });
      expect(answer.body).not.toMatch(/SELECT|work|at /);
      expect(dashboard.logged.join("")).toContain(answer.json<{ id: string }>().id);
    });

    test("a reader of Dutch is told in Dutch", async () => {
      const headers = { ...dashboard.as(MIA), "accept-language": "nl,en;q=0.8" };
      const answer = await app.inject({ url: "/api/v1/guilds/999/tasks", headers });
      expect(answer.json()).toMatchObject({ detail: expect.stringMatching(/server/) });
      expect(answer.body).not.toContain("There is no");
    });

    test.each([TASKS, "/health/live", "/openapi.json", "/nowhere"])(
      "%s forbids sniffing and framing, asks for TLS, names no maker",
      async (url) => {
        const { headers } = await app.inject({ url, headers: dashboard.as(MIA) });
        expect(headers).toMatchObject({
          "x-content-type-options": "nosniff",
          "strict-transport-security": expect.stringContaining("max-age="),
          "content-security-policy": "default-src 'none';frame-ancestors 'none'",
        });
        expect(headers).not.toHaveProperty("x-powered-by");
        expect(headers).not.toHaveProperty("server");
      },
    );

    test("personal data is not kept by caches", async () => {
      expect((await app.inject({ url: TASKS, headers: dashboard.as(MIA) })).headers["cache-control"]).toBe("no-store");
    });

    test("metrics are for the operator's addresses", async () => {
      expect((await app.inject({ url: "/metrics" })).statusCode).toBe(200);
      expect((await app.inject({ url: "/metrics", remoteAddress: "192.0.2.7" })).json()).toMatchObject({ code: "route.not_found" });
    });
  });
});
