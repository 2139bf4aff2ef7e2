import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

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

  test("an older act is taken back with what came after it, once the caller has named the newest step", async () => {
    const task = `${TASKS}/${await add("Attic")}`;
    const { step } = await send(MIA, `${task}/assign`, { memberId: SAM });
    await send(SAM, `${task}/complete`);
    expect(await send(MIA, `${task}/undo`, { step })).toMatchObject({
      status: 409,
      code: "task.undo_takes_along",
      params: { step: 2, newest: 3, steps: "3", act: "task.complete" },
    });
    expect(await get(`${task}/undo?step=${step}`)).toEqual({ taskId: task.slice(-36), steps: [2, 3], newest: 3 });
    expect(await get(`${task}/undo?step=9`)).toMatchObject({ status: 409, code: "task.undo_not_last" });
    expect(await send(SAM, `${task}/undo`, { step, takeAlong: 3 })).toMatchObject({ status: 409, code: "task.undo_not_last" });
    expect(await send(MIA, `${task}/undo`, { step, takeAlong: 3 })).toMatchObject({ status: "open", step: 4 });
    expect(await get(task)).toMatchObject({ assignees: [], doers: [] });
  });

  test("who did it, when, and whether it was done are put right, and what cannot be is refused in words of its own", async () => {
    const task = `${TASKS}/${await add("Cellar")}`;
    const correct = (more: object, who: typeof MIA = MIA) => send(who, `${task}/correct`, { reason: "It was Mia", ...more });
    expect(await correct({ doer: MIA })).toMatchObject({ status: 409, code: "task.not_completed", params: { status: "open" } });
    await send(SAM, `${task}/complete`);
    expect(await correct({ doer: MIA }, SAM)).toMatchObject({ status: 403, code: "access.permission_denied" });
    expect(await correct({ doer: NOOR })).toMatchObject({ status: 404, code: "member.not_found" });
    expect(await correct({ when: "tomorrow 18:00" })).toMatchObject({ code: "done.in_future" });
    expect(await correct({ when: "2020-01-01T00:00:00Z" })).toMatchObject({ code: "task.done_before_made" });
    expect(await correct({})).toMatchObject({ status: 409, code: "task.nothing_to_correct" });
    expect(await correct({ verdict: "not_done", doer: MIA })).toMatchObject({ code: "task.correction_unclear" });
    expect(await correct({ doer: MIA, minutes: 9 })).toMatchObject({ status: "completed", step: 3 });
    expect(await get(task)).toMatchObject({ doers: [{ userId: MIA }], spentMinutes: 9 });
    expect(await correct({ verdict: "not_done" })).toMatchObject({ status: "missed", step: 4 });
    expect(await get(task)).toMatchObject({ status: "missed", doers: [] });
    expect(await correct({ verdict: "done" })).toMatchObject({ code: "task.needs_doer" });
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
