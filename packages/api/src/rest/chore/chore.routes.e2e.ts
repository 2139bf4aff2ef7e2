import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NEIGHBOURS, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const CHORES = `/api/v1/guilds/${OAK_STREET}/chores`;

describe.each(backbones().slice(0, 1))("chores by REST", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const get = (who: typeof MIA, url: string) => app.inject({ url, headers: dashboard.as(who) });
  const post = (who: typeof MIA, url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: "POST", url, headers: { ...dashboard.as(who), ...headers }, payload });

  test("a manager makes a chore, everyone sees it, and a task is made of it", async () => {
    const made = await post(MIA, CHORES, { title: "Windows", notes: "Inside too", effortMinutes: 45 });
    expect(made.statusCode).toBe(201);
    const chore = await get(SAM, String(made.headers.location));
    expect(chore.json()).toMatchObject({ title: "Windows", notes: "Inside too", effortMinutes: 45, state: "active" });
    expect(chore.headers.etag).toBe('"1"');

    const { choreId } = made.json<{ choreId: string }>();
    const task = await post(SAM, `/api/v1/guilds/${OAK_STREET}/tasks`, { choreId });
    expect((await get(SAM, String(task.headers.location))).json()).toMatchObject({ title: "Windows", choreId, effortMinutes: 45 });
  });

  test("a member may not make one", async () => {
    expect((await post(SAM, CHORES, { title: "Roof" })).json()).toMatchObject({ status: 403, code: "access.permission_denied" });
  });

  test("the same key makes one chore", async () => {
    const make = () => post(MIA, CHORES, { title: "Gutters" }, { "idempotency-key": "gutters" });
    expect((await make()).json()).toEqual((await make()).json());
  });

  test("pages follow each other without gap or double", async () => {
    for (const title of ["A", "B", "C"]) await post(MIA, CHORES, { title });
    const all = (await get(MIA, CHORES)).json<{ items: { title: string }[] }>().items.map(({ title }) => title);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await get(MIA, `${CHORES}?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const { items, nextCursor } = page.json<{ items: { title: string }[]; nextCursor: string | null }>();
      seen.push(...items.map(({ title }) => title));
      cursor = nextCursor;
    }
    expect(seen).toEqual(all);
    expect(seen).toEqual(expect.arrayContaining(["A", "B", "C"]));
  });

  test("the neighbours' chore is not found here", async () => {
    const ours = (await post(MIA, CHORES, { title: "Attic" })).json<{ choreId: string }>().choreId;
    const url = `/api/v1/guilds/${NEIGHBOURS}/chores/${ours}`;
    expect((await get(NOOR, url)).json()).toMatchObject({ status: 404, code: "chore.not_found" });
    expect((await get(NOOR, `${CHORES}/${ours}`)).json()).toMatchObject({ status: 404, code: "guild.not_found" });
  });

  test("keys that we do not know are refused", async () => {
    expect((await post(MIA, CHORES, { title: "Attic", points: 100 })).json()).toMatchObject({ status: 400, code: "request.invalid" });
    expect((await get(MIA, `${CHORES}?state=gone`)).json()).toMatchObject({ status: 400, code: "request.invalid" });
  });
});
