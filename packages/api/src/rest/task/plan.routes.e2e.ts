import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NOOR, OAK_STREET } from "@chorestree/test/dashboard";

describe.each(backbones().slice(0, 1))("the plan of the week by REST and GraphQL", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const get = (who: typeof MIA, url: string) => app.inject({ url, headers: dashboard.as(who) });

  test("what is due this week is in it, and the days are the guild's", async () => {
    const tasks = `/api/v1/guilds/${OAK_STREET}/tasks`;
    await app.inject({ method: "POST", url: tasks, headers: dashboard.as(MIA), payload: { title: "Dishes", due: "tomorrow 18:00" } });
    await app.inject({ method: "POST", url: tasks, headers: dashboard.as(MIA), payload: { title: "Taxes", due: "in 3 weeks" } });
    const plan = (await get(MIA, `/api/v1/guilds/${OAK_STREET}/plan`)).json<{ tasks: object[] }>();
    expect(plan.tasks).toMatchObject([{ title: "Dishes", assignees: [], workersNeeded: 1 }]);

    const query = `{ guild(id: "${OAK_STREET}") { plan { from to tasks { title day assignees { why { code } } } balances { afterSeconds } } } }`;
    const answer = await app.inject({ method: "POST", url: "/graphql", headers: dashboard.as(MIA), payload: { query } });
    expect(answer.json()).toMatchObject({ data: { guild: { plan: { tasks: [{ title: "Dishes" }], balances: [] } } } });
  });

  test("trap 48: it is not found by who is not in the guild", async () => {
    expect((await get(NOOR, `/api/v1/guilds/${OAK_STREET}/plan`)).json()).toMatchObject({ status: 404, code: "guild.not_found" });
  });
});
