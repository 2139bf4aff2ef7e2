import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const TASKS = `/api/v1/guilds/${OAK_STREET}/tasks`;

describe.each(backbones())("making a task by REST on $name", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const send = (url: string, payload: object) => app.inject({ method: "POST", url, headers: dashboard.as(MIA), payload });
  const inHours = (hours: number) => new Date(dashboard.clock.now().getTime() + hours * 3_600_000).toISOString();

  test("trap 14: what is past is past by the clock of now, also in a process that has been up for two days", async () => {
    const later = inHours(24);
    expect((await send(TASKS, { title: "Bins", due: later })).statusCode).toBe(201);
    dashboard.clock.advance({ hours: 48 });
    expect((await send(TASKS, { title: "Bins", due: later })).json()).toMatchObject({ status: 422, code: "due.in_past" });
    expect((await send(TASKS, { title: "Bins", due: inHours(24) })).statusCode).toBe(201);
  });

  test("trap 14: whose it is may be said by Discord's id, a snowflake as text", async () => {
    const { taskId } = (await send(TASKS, { title: "Dishes" })).json<{ taskId: string }>();
    const assigned = await send(`${TASKS}/${taskId}/assign`, { memberId: SAM });
    expect(assigned.statusCode).toBe(200);
    const shown = await app.inject({ url: `${TASKS}/${taskId}`, headers: dashboard.as(MIA) });
    expect(shown.json()).toMatchObject({ assignees: [{ member: { userId: SAM } }] });
    const asNumber = await send(`${TASKS}/${taskId}/assign`, { memberId: Number(SAM) });
    expect(asNumber.statusCode).toBe(400);
  });
});
