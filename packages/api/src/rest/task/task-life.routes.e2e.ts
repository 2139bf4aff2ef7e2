import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;

describe.each(backbones().slice(0, 1))("the life of a task by REST", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const send = async (who: typeof MIA, url: string, payload?: object) =>
    (await app.inject({ method: "POST", url, headers: dashboard.as(who), ...(payload ? { payload } : {}) })).json<Acted>();
  const get = async (url: string) => (await app.inject({ url, headers: dashboard.as(SAM) })).json<History>();
  const add = async (title: string, more: object = {}) => `${TASKS}/${(await send(MIA, TASKS, { title, ...more })).taskId}`;

  test("given, given back, reported for somebody else, taken back, skipped and opened again: all of it is in its history", async () => {
    const task = await add("Attic");
    expect(await send(MIA, `${task}/assign`, { memberId: SAM })).toMatchObject({ status: "open", step: 2 });
    expect(await send(SAM, `${task}/release`)).toMatchObject({ status: "open", step: 3 });
    const done = await send(MIA, `${task}/complete`, { doer: SAM, minutes: 5 });
    expect(done).toMatchObject({ status: "completed", step: 4, creditedMinutes: 15 });
    expect(await send(MIA, `${task}/undo`, { step: 4 })).toMatchObject({ status: "open", step: 5 });
    expect(await send(MIA, `${task}/undo`, { step: 4 })).toMatchObject({ status: 409, code: "task.undo_not_last" });
    expect(await send(SAM, `${task}/skip`, { reason: "no ladder" })).toMatchObject({ status: "skipped" });
    expect(await send(MIA, `${task}/reopen`)).toMatchObject({ status: "open", step: 7 });

    const first = await get(`${task}/history?limit=4`);
    const { items: older, nextCursor } = await get(`${task}/history?limit=4&cursor=${first.nextCursor}`);
    expect(nextCursor).toBeNull();
    expect([...first.items, ...older].map(({ step, act }) => `${step} ${act}`)).toEqual([
      "7 task.reopen",
      "6 task.skip",
      "5 task.undo",
      "4 task.complete",
      "3 task.release",
      "2 task.assign",
      "1 task.create",
    ]);
    expect(first.items[1]).toMatchObject({ text: "no ladder", before: { status: "open" }, after: { status: "skipped" } });
    expect(first.items[3]).toMatchObject({ actor: { userId: MIA }, doer: { userId: SAM }, undoneBy: 5 });
    expect(await get(`${task}/history?cursor=mine`)).toMatchObject({ status: 422, code: "list.cursor_unreadable" });
  });

  test("items are ticked off and back, by REST, and read by REST and GraphQL alike", async () => {
    const chores = TASKS.replace(/tasks$/, "chores");
    const { choreId } = (await send(MIA, chores, { title: "Kitchen", checklist: ["Sink", "Hob"] })) as unknown as { choreId: string };
    expect(await get(`${chores}/${choreId}`)).toMatchObject({ checklist: ["Sink", "Hob"] });
    const task = await add("Kitchen", { choreId });
    expect(await send(SAM, `${task}/checklist/2/tick`)).toMatchObject({ item: 2, ticked: true });
    expect(await send(SAM, `${task}/checklist/2/tick`)).toMatchObject({ status: 409, code: "task.item_ticked" });
    expect(await send(SAM, `${task}/checklist/3/tick`)).toMatchObject({ status: 404, code: "task.item_unknown" });
    expect(await send(SAM, `${task}/checklist/26/tick`)).toMatchObject({ status: 400 });
    expect(await get(task)).toMatchObject({
      checklist: [
        { text: "Sink", tickedBy: null },
        { text: "Hob", tickedBy: { userId: SAM } },
      ],
    });
    const query = `{ guild(id: "${OAK_STREET}") { task(id: "${task.slice(-36)}") { checklist { item tickedBy { userId } } } } }`;
    expect(await send(SAM, "/graphql", { query })).toEqual({
      data: {
        guild: {
          task: {
            checklist: [
              { item: 1, tickedBy: null },
              { item: 2, tickedBy: { userId: SAM } },
            ],
          },
        },
      },
    });
    expect(await send(SAM, `${task}/checklist/2/untick`, {})).toMatchObject({ item: 2, ticked: false });
    await send(MIA, `${task}/assign`, { memberId: MIA });
    expect(await send(SAM, `${task}/checklist/1/tick`)).toMatchObject({ status: 403 });
  });

  test("who is not in this server is given nothing and has done nothing", async () => {
    const task = await add("Cellar");
    expect(await send(MIA, `${task}/assign`, { memberId: NOOR })).toMatchObject({ status: 404, code: "member.not_found" });
    expect(await send(MIA, `${task}/complete`, { doer: NOOR })).toMatchObject({ status: 404, code: "member.not_found" });
  });

  test("what a member may not do is 403, and what does not fit the state is 409 with its own code", async () => {
    const task = await add("Gutter", { approval: "required" });
    for (const act of ["cancel", "reopen", "approve"])
      expect(await send(SAM, `${task}/${act}`)).toMatchObject({ status: 403, code: "access.permission_denied" });
    expect(await send(MIA, `${task}/approve`)).toMatchObject({ status: 409, code: "task.not_submitted" });
    expect(await send(MIA, `${task}/reopen`)).toMatchObject({ status: 409, code: "task.not_closed" });
    expect(await send(MIA, `${task}/release`)).toMatchObject({ status: 409, code: "task.not_held" });
    await send(SAM, `${task}/complete`);
    expect(await send(MIA, `${task}/reject`, { reason: "leaves" })).toMatchObject({ status: "open" });
    await send(SAM, `${task}/complete`);
    expect(await send(MIA, `${task}/approve`)).toMatchObject({ status: "completed", creditedMinutes: 15 });
    expect(await send(SAM, `${task}/undo`)).toMatchObject({ status: 403, code: "task.undo_not_yours" });
  });

  test("offered to one, taken over, taken back, withdrawn: the task says what is on offer, by REST and GraphQL", async () => {
    const task = await add("Roof");
    await send(SAM, `${task}/claim`);
    await send(SAM, `${task}/swap`, { asked: MIA, hours: 2 });
    expect(await get(task)).toMatchObject({ swap: { asked: { userId: MIA }, expiresAt: "2026-11-24T20:00:00.000Z" } });
    const query = `{ guild(id: "${OAK_STREET}") { task(id: "${task.split("/").at(-1)}") { swap { asked { displayName } expiresAt } } } }`;
    const told = await app.inject({ method: "POST", url: "/graphql", headers: dashboard.as(SAM), payload: { query } });
    expect(told.json()).toMatchObject({ data: { guild: { task: { swap: { asked: { displayName: "Mia" } } } } } });
    expect(await send(MIA, `${task}/swap/accept`)).toMatchObject({ status: "open" });
    expect(await send(MIA, `${task}/undo`)).toMatchObject({ status: "open" });
    expect(await send(MIA, `${task}/swap/decline`)).toMatchObject({ status: "open" });
    expect(await send(SAM, `${task}/swap/withdraw`)).toMatchObject({ status: 409, code: "task.swap_gone" });
    expect(await send(SAM, `${task}/swap`, { hours: 0 })).toMatchObject({ status: 400 });
  });

  test("GraphQL tells the same history", async () => {
    const task = await add("Shed");
    await send(SAM, `${task}/comment`, { comment: "the key is under the mat" });
    const query = `{ guild(id: "${OAK_STREET}") { task(id: "${task.split("/").at(-1)}") { approval history(first: 1) {
      items { step act text actor { userId } undoneBy } nextCursor } } } }`;
    const answer = await app.inject({ method: "POST", url: "/graphql", headers: dashboard.as(MIA), payload: { query } });
    const history = {
      items: [{ step: 2, act: "task.comment", text: "the key is under the mat", actor: { userId: SAM }, undoneBy: null }],
      nextCursor: "2",
    };
    expect(answer.json()).toEqual({ data: { guild: { task: { approval: "none", history } } } });
  });
});

type Acted = Record<string, unknown> & { taskId: string };
interface History {
  items: { step: number; act: string }[];
  nextCursor: string | null;
}
