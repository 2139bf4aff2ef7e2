import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NEIGHBOURS, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

/** Every act on one task, with something fit to say. */
const ACTS: readonly { act: string; body?: object }[] = [
  { act: "claim" },
  { act: "release" },
  { act: "start" },
  { act: "complete" },
  { act: "approve" },
  { act: "cancel" },
  { act: "reopen" },
  { act: "undo" },
  { act: "swap", body: {} },
  { act: "swap/accept" },
  { act: "swap/decline" },
  { act: "swap/withdraw" },
  { act: "assign", body: { memberId: NOOR } },
  { act: "skip", body: { reason: "no water" } },
  { act: "reject", body: { reason: "not clean" } },
  { act: "comment", body: { comment: "with soap" } },
];
const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;

describe.each(backbones().slice(0, 1))("tasks by REST", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const get = (who: typeof MIA, url: string) => app.inject({ url, headers: dashboard.as(who) });
  const post = (who: typeof MIA, url: string, payload?: object, key?: string) =>
    app.inject({
      method: "POST",
      url,
      headers: { ...dashboard.as(who), ...(key === undefined ? {} : { "idempotency-key": key }) },
      ...(payload ? { payload } : {}),
    });
  const add = async (title: string, more: object = {}) => {
    const answer = await post(MIA, TASKS, { title, ...more });
    expect(answer.statusCode).toBe(201);
    return answer.json<{ taskId: string }>().taskId;
  };

  test("a task is added, found where Location says, claimed, started and completed", async () => {
    const added = await post(MIA, TASKS, { title: "Dishes", due: "tomorrow 18:00", effortMinutes: 20 });
    expect(added.json()).toMatchObject({ dueAt: "2026-11-25T17:00:00.000Z" });
    const task = String(added.headers.location);
    expect((await get(MIA, task)).json()).toMatchObject({ title: "Dishes", status: "open", assignees: [], effortMinutes: 20 });

    expect((await post(SAM, `${task}/claim`)).json()).toMatchObject({ status: "open" });
    expect((await post(SAM, `${task}/start`, {})).json()).toMatchObject({ status: "in_progress" });
    expect((await post(SAM, `${task}/complete`, { note: "With love" })).json()).toMatchObject({ status: "completed", creditedMinutes: 20 });
    expect((await get(MIA, task)).json()).toMatchObject({ status: "completed", note: "With love", doers: [{ displayName: "Sam" }] });
  });

  test("a single task tells its version, so that a later edit can name what it has seen", async () => {
    const task = `${TASKS}/${await add("Windows")}`;
    const before = (await get(MIA, task)).headers.etag;
    await post(SAM, `${task}/claim`);
    expect(before).toBe('"1"');
    expect((await get(MIA, task)).headers.etag).toBe('"2"');
  });

  test("one request sent twice under a key is one act", async () => {
    const [first, second] = [await post(MIA, TASKS, { title: "Plants" }, "a-key"), await post(MIA, TASKS, { title: "Plants" }, "a-key")];
    expect(second.json()).toEqual(first.json());
    expect((await post(MIA, TASKS, { title: "Plants" }, "b-key")).json()).not.toEqual(first.json());
    const other = await post(MIA, TASKS, { title: "Something else" }, "a-key");
    expect(other.json()).toMatchObject({ status: 409, code: "act.key_reused" });
  });

  test.each(["", "k".repeat(201), "two words", "a\ttab", "ключ"])("an Idempotency-Key like %j is refused", async (key) => {
    expect((await post(MIA, TASKS, { title: "Plants" }, key)).json()).toMatchObject({ status: 400, code: "request.invalid" });
  });

  test("200 visible characters are a key", async () => {
    expect((await post(MIA, TASKS, { title: "Plants" }, "~".repeat(200))).statusCode).toBe(201);
  });

  test("an act takes nothing that it does not know", async () => {
    const task = `${TASKS}/${await add("Oven")}`;
    for (const [act, body] of [
      ["claim", { assigneeId: "0193a1b2-0000-7000-8000-000000000001" }],
      ["start", { startedAt: "2020-01-01T00:00:00Z" }],
      ["complete", { creditedMinutes: 999 }],
      ["complete", { minutes: -1 }],
      ["complete", { minutes: 1441 }],
      ["complete", { doer: "Sam" }],
      ["skip", {}],
      ["skip", { reason: " " }],
      ["comment", { comment: "x".repeat(501) }],
      ["assign", {}],
      ["undo", { step: 0 }],
      ["approve", { force: true }],
      ["complete", { taskId: "0193a1b2-0000-7000-8000-000000000001" }],
    ] as const) {
      expect((await post(MIA, `${task}/${act}`, body)).json()).toMatchObject({ status: 400, code: "request.invalid" });
    }
    expect((await get(MIA, task)).json()).toMatchObject({ status: "open", assignees: [], version: 1 });
  });

  test("a refusal says by its code what is the matter, and who has the task only by id", async () => {
    const task = `${TASKS}/${await add("Bins")}`;
    await post(SAM, `${task}/claim`);
    const held = await post(MIA, `${task}/claim`);
    expect(held.json()).toMatchObject({ status: 409, code: "task.held_by_other", params: { holderId: expect.any(String) } });
    expect(held.body).not.toContain("Sam");
    expect((await post(MIA, TASKS, {})).json()).toMatchObject({ status: 422, code: "task.needs_title" });
    expect((await post(MIA, TASKS, { title: "X", due: "the day of the whale" })).json()).toMatchObject({
      status: 422,
      code: "due.unreadable",
    });
  });

  test("what only managers may do is 403 for a member", async () => {
    const task = `${TASKS}/${await add("Stairs")}`;
    await post(MIA, `${task}/claim`);
    expect((await post(SAM, `${task}/complete`)).json()).toMatchObject({ status: 403, code: "access.permission_denied" });
  });

  test("the neighbours' task is not found here, nor ours there, and nothing happens to it", async () => {
    const ours = await add("Cellar");
    const unknown = "0193a1b2-0000-7000-8000-000000000001";
    for (const act of ["", "/history", ...ACTS.map(({ act }) => `/${act}`)]) {
      const ask = (id: string) => {
        const url = `/api/v1/guilds/${NEIGHBOURS}/tasks/${id}${act}`;
        const sent = ACTS.find((one) => act === `/${one.act}`);
        return sent ? post(NOOR, url, sent.body) : get(NOOR, url);
      };
      const [foreign, absent] = [await ask(ours), await ask(unknown)];
      expect(foreign.json()).toMatchObject({ status: 404, code: "task.not_found" });
      expect(foreign.body.replaceAll(ours, "?")).toBe(absent.body.replaceAll(unknown, "?"));
    }
    expect((await get(MIA, `${TASKS}/${ours}`)).json()).toMatchObject({ status: "open", assignees: [] });
  });

  test("pages follow each other without gap or double", async () => {
    for (const day of [1, 2, 3, 4, 5]) await add(`Page ${day}`, { due: `2027-01-0${day}T10:00:00Z` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await get(MIA, `${TASKS}?status=open&limit=2${cursor === null ? "" : `&cursor=${cursor}`}`);
      const { items, nextCursor } = page.json<{ items: { title: string }[]; nextCursor: string | null }>();
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map((item) => item.title));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(seen.filter((title) => title.startsWith("Page"))).toEqual(["Page 1", "Page 2", "Page 3", "Page 4", "Page 5"]);
    expect((await get(MIA, `${TASKS}?cursor=mine`)).json()).toMatchObject({ status: 422, code: "list.cursor_unreadable" });
  });

  test.each(["limit=0", "limit=101", "limit=1e9", "limit=many", "status=done", "id[$ne]=1", "limit=5&limit=6", "cursor=a&cursor=b"])(
    "a list is not asked with %s",
    async (question) => {
      expect((await get(MIA, `${TASKS}?${question}`)).json()).toMatchObject({ status: 400, code: "request.invalid" });
    },
  );

  test("a title is taken as it is, and what cannot be read is refused", async () => {
    const title = "@everyone <b>*Dishes*</b> [x](https://example.org) 🧽";
    const task = `${TASKS}/${await add(title)}`;
    expect((await get(MIA, task)).json()).toMatchObject({ title });
    for (const bad of ["", "   ", "x".repeat(101), "a\u0000b", "\ud800", "a\u001bb"]) {
      expect((await post(MIA, TASKS, { title: bad })).json()).toMatchObject({ status: 400, code: "request.invalid" });
    }
  });
});
