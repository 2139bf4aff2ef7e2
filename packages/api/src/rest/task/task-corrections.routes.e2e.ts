import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;
type Answer = Record<string, unknown> & { taskId: string; step: number };

/** It is Tuesday 24 November 2026, 18:00 in Greenwich; Mia is the manager. */
describe.each(backbones().slice(0, 1))("what managers put right by REST", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const send = async (who: typeof MIA, url: string, payload?: object, key?: string) => {
    const headers = { ...dashboard.as(who), ...(key !== undefined && { "idempotency-key": key }) };
    return (await app.inject({ method: "POST", url, headers, ...(payload && { payload }) })).json<Answer>();
  };
  const get = async (url: string) => (await app.inject({ url, headers: dashboard.as(SAM) })).json<Answer>();
  const add = async (title: string, more: object = {}) => (await send(MIA, TASKS, { title, ...more })).taskId;

  test("sent back with a new due, in words or as an instant; one that has gone by is refused", async () => {
    const task = `${TASKS}/${await add("Gutter", { approval: "required" })}`;
    await send(SAM, `${task}/complete`);
    expect(await send(MIA, `${task}/reject`, { reason: "leaves", due: "2026-11-23T18:00:00Z" })).toMatchObject({ code: "due.in_past" });
    expect(await send(MIA, `${task}/reject`, { reason: "leaves", due: "2026-11-28T18:00:00Z" })).toMatchObject({ status: "open" });
    expect(await get(task)).toMatchObject({ dueAt: "2026-11-28T18:00:00.000Z", overdue: false });
    await send(MIA, `${task}/undo`);
    expect(await get(task)).toMatchObject({ status: "submitted", dueAt: null });
  });

  test("approved together, each with its own result; the same key gives the same answer", async () => {
    const [dishes, bins] = [await add("Dishes", { approval: "required" }), await add("Bins", { approval: "required" })];
    await send(SAM, `${TASKS}/${dishes}/complete`);
    const wish = { taskIds: [dishes, bins] };
    const answer = await send(MIA, `${TASKS}/approve`, wish, "friday");
    expect(answer).toMatchObject({
      items: [
        { taskId: dishes, approved: { status: "completed", creditedMinutes: 15 }, refused: null },
        { taskId: bins, approved: null, refused: { code: "task.not_submitted", params: { status: "open" } } },
      ],
    });
    expect(await send(MIA, `${TASKS}/approve`, wish, "friday")).toEqual(answer);
    expect(await send(SAM, `${TASKS}/approve`, wish)).toMatchObject({ status: 403, code: "access.permission_denied" });
    expect(await send(MIA, `${TASKS}/approve`, { taskIds: [] })).toMatchObject({ status: 400 });
    expect(await send(MIA, `${TASKS}/approve`, { taskIds: Array.from({ length: 101 }, () => bins) })).toMatchObject({ status: 400 });
  });
});
