import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, OAK_STREET } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;
const QUERY = { query: `{ guild(id: "${OAK_STREET}") { tasks(first: 5) { nodes { title } } } }` };

describe.each(backbones().slice(0, 1))("while Discord cannot be asked", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
    dashboard.discord.unreachable = true;
  });
  afterAll(() => dashboard.close());

  const ask = (language = "en") => app.inject({ url: TASKS, headers: { ...dashboard.as(MIA), "accept-language": language } });
  const query = () => app.inject({ method: "POST", url: "/graphql", headers: dashboard.as(MIA), payload: QUERY });

  test("a fresh mirror serves; a stale one is 503 with Retry-After by REST and GraphQL, and afterwards the same request is done", async () => {
    expect([(await ask()).statusCode, (await query()).statusCode]).toEqual([200, 200]);
    dashboard.clock.advance({ minutes: 1 });

    const answer = await ask("nl");
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "5"]);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      status: 503,
      code: "access.discord_unreachable",
      detail: expect.stringContaining("Discord antwoordt niet"),
    });

    const graphql = await query();
    expect([graphql.statusCode, graphql.headers["retry-after"]]).toEqual([503, "5"]);
    expect(graphql.json()).toMatchObject({ errors: [{ extensions: { code: "access.discord_unreachable" } }] });

    const headers = { ...dashboard.as(MIA), "idempotency-key": "once" };
    const add = () => app.inject({ method: "POST", url: TASKS, headers, payload: { title: "Dishes" } });
    expect((await add()).statusCode).toBe(503);
    dashboard.discord.unreachable = false;
    expect((await add()).statusCode).toBe(201);
    expect((await ask()).json()).toMatchObject({ items: [{ title: "Dishes" }] });
  });
});
