import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { AcrossGuilds, OutcomeUnknown } from "@chorestree/core/database";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, OAK_STREET } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;

describe.each(backbones().slice(0, 1))("while somebody keeps the database", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open, { queue: { waitMs: 300, slowMs: 60_000 } });
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const whileKept = <T>(body: () => Promise<T>) =>
    new AcrossGuilds(dashboard.database).run("keep it", (manager) => manager.transaction(() => dashboard.database.scope.exit(body)));
  const titles = async () =>
    (await app.inject({ url: TASKS, headers: dashboard.as(MIA) })).json<{ items: { title: string }[] }>().items.map(({ title }) => title);

  test("REST answers 503 with a moment to come back at, in the caller's language, and the same request is done then", async () => {
    const headers = { ...dashboard.as(MIA), "idempotency-key": "once", "accept-language": "nl" };
    const request = { method: "POST", url: TASKS, headers, payload: { title: "Dishes" } } as const;
    const answer = await whileKept(() => app.inject(request));
    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({ "content-type": expect.stringContaining("application/problem+json"), "retry-after": "2" });
    expect(answer.json()).toMatchObject({ status: 503, code: "busy", detail: expect.stringContaining("er is niets gedaan") });
    expect(await titles()).toEqual([]);
    expect((await app.inject(request)).statusCode).toBe(201);
    expect(await titles()).toEqual(["Dishes"]);
  });

  test("GraphQL answers 503 where nothing could be answered", async () => {
    const real = dashboard.organisms;
    // Signed in before the database was kept: what is busy is the question itself.
    const busyLater = await dashboard.api({
      organisms: () => ({
        listTasks: {
          execute: (...asked: Parameters<typeof real.listTasks.execute>) => whileKept(() => real.listTasks.execute(...asked)),
        } as never,
      }),
    });
    const payload = { query: `{ guild(id: "${OAK_STREET}") { tasks(first: 5) { nodes { title } } } }` };
    const answer = await busyLater.inject({ method: "POST", url: "/graphql", headers: dashboard.as(MIA), payload });
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "2"]);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: "busy" } }] });
    await busyLater.close();
  });

  test("a lost COMMIT is not called busy: it may have been done, and it is said how to find out", async () => {
    const lost = new OutcomeUnknown("task.create", { cause: new Error("line lost") });
    const losing = await dashboard.api({ organisms: () => ({ createTask: { execute: () => Promise.reject(lost) } as never }) });
    const answer = await losing.inject({ method: "POST", url: TASKS, headers: dashboard.as(MIA), payload: { title: "Dishes" } });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers["retry-after"]).toBeUndefined();
    expect(answer.json()).toMatchObject({
      code: "defect",
      detail: expect.stringMatching(/It was done, or it was not.*same Idempotency-Key/),
    });
    await losing.close();
  });
});
