import { expect, test } from "@jest/globals";
import { describeEach } from "../backbone/index.js";
import { ownServices } from "./own-services.js";
import { type ProcessStage, type RunningApp, withProcesses } from "./process-stage.js";

const STOPS_WITHIN_MS = 10_000;
/** Acts of each process: each holds a connection while it waits, and a pool has ten. */
const IN_WORK = 6;
const WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
/** A lease of ten seconds, a third of it between two tries to get it, and time to catch up. */
const TAKES_OVER_WITHIN_MS = 20_000;
/** In the metrics of the process that relays and takes events. */
const AT_WORK = /chorestree_events_published_total\{[^]*chorestree_events_handled_total\{.*outcome="taken"/;
const KEEP_IN_OUTBOX = `
  CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$;
  CREATE TRIGGER kept BEFORE DELETE ON outbox EXECUTE FUNCTION kept()`;
const services = await ownServices();

describeEach(services, "programs of PostgreSQL, Redis and RabbitMQ")("the apps as processes", (own) => {
  test(
    "two bots and two APIs are one platform, and each ends cleanly on SIGTERM with every press and request in work answered",
    withProcesses(own, async (stage) => {
      const bots = await Promise.all([stage.startShard(0, 2), stage.startShard(1, 2)]);
      const apis = await Promise.all([stage.start("api"), stage.start("api")]);
      const doors = stage.doors(...apis);
      const houses = [];
      for (const [shard, name] of ["Mia", "Sam"].entries()) {
        const house = await stage.discord.guild(`House ${shard}`, { members: [name], shardHint: { shard, of: 2 } });
        const member = house.member(name);
        const token = await doors.tokenOf(member);
        houses.push({ member, token, tasks: `/api/v1/guilds/${house.id}/tasks` });
        const feeds = [await doors.follow(house.id, token, 0), await doors.follow(house.id, token, 1)];
        const card = await member.slash("/task add", { title: "Dishes", effort: 20 });
        await member.click(card, "Claim");
        for (const feed of feeds) {
          expect(await feed.next("task.claimed")).toMatchObject({ position: "3" });
          await feed.close();
        }
        await member.click(card, "Done");
        const day = new Date().toISOString().slice(0, 10);
        const report = `{ guild(id: "${house.id}") { workReport(from: "${day}", to: "${day}") { rows { completed minutes } } } }`;
        for (const api of [0, 1]) {
          expect((await doors.get(`/api/v1/guilds/${house.id}/tasks`, token, api)).body).toMatchObject({ items: [{ title: "Dishes" }] });
          const counted = await doors.graphqlUntil(report, token, (data) => JSON.stringify(data).includes("completed"), api);
          expect(counted).toEqual({ guild: { workReport: { rows: [{ completed: 1, minutes: 20 }] } } });
        }
      }

      const release = await stage.hold("SELECT 1 FROM event_counter FOR UPDATE");
      const presses = houses.flatMap(({ member }) =>
        Array.from({ length: IN_WORK }, (_, n) => member.slash("/task add", { title: `Press ${n}` })),
      );
      const requests = houses.flatMap(({ tasks, token }, n) =>
        Array.from({ length: IN_WORK }, (_, m) => doors.post(tasks, { title: `Request ${m}` }, token, n)),
      );
      // All of them, since what Discord or a caller sends after the goodbye nobody hears.
      await stage.until("all are in work", async () => (await stage.ask(WAITING)).length === 4 * IN_WORK, 5_000);
      const begun = performance.now();
      const stopping = [...bots, ...apis].map((app) => app.stop());
      const told = (app: RunningApp) => app.logged.some(({ step, msg }) => step === "readiness" && msg === "stopped");
      await stage.until("every process was told to stop", () => Promise.resolve([...bots, ...apis].every(told)), 5_000);
      await release();
      expect(await Promise.all(stopping)).toEqual([0, 0, 0, 0]);
      expect(performance.now() - begun).toBeLessThan(STOPS_WITHIN_MS);
      for (const reply of await Promise.all(presses)) expect(reply.text()).toContain("Press");
      expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(requests.map(() => 201));
      expect(await stage.ask("SELECT count(*)::int AS count FROM task")).toEqual([{ count: 2 + presses.length + requests.length }]);
    }),
  );

  test(
    "K3: when the process that relays and takes events is killed under load, another takes over within 20 s, and every event has one effect",
    withProcesses(own, async (stage) => {
      const dying = await stage.start("api");
      const [, living] = [await stage.startShard(0, 1), await stage.start("api")];
      const { doors, house, token, tasks } = await aHouse(stage, living);
      const feed = await doors.follow(house.id, token);
      const addAndComplete = async (n: number) => {
        const { body } = await doors.post(tasks, { title: `Chore ${n}`, effortMinutes: 5 }, token);
        return (await doors.post(`${tasks}/${(body as { taskId: string }).taskId}/complete`, {}, token)).status;
      };
      let ended: Promise<number> | undefined;
      for (let done = 0; done < 100; done += 10) {
        const batch = Array.from({ length: 10 }, (_, n) => addAndComplete(done + n));
        // Published and taken, but not struck off the outbox: the successor says all of that again.
        if (done === 20) await stage.ask(KEEP_IN_OUTBOX);
        if (done === 40) {
          expect(await (await fetch(`${dying.url}/metrics`)).text()).toMatch(AT_WORK);
          ended = dying.kill().then(() => performance.now());
        }
        expect(await Promise.all(batch)).toEqual(batch.map(() => 200));
      }
      await stage.ask("DROP TRIGGER kept ON outbox");
      const counted = async () => {
        const [{ completed } = { completed: 0 }] = await stage.ask<{ completed: number }>(
          "SELECT coalesce(sum(completed), 0)::int AS completed FROM member_day",
        );
        return completed >= 100;
      };
      await stage.until("all work is counted", counted, TAKES_OVER_WITHIN_MS);
      process.stdout.write(`taken over and caught up ${Math.round(performance.now() - ((await ended) ?? 0))} ms after kill -9\n`);
      await stage.until("the outbox is empty", async () => (await stage.ask("SELECT 1 FROM outbox")).length === 0, 5_000);
      expect(await stage.ask("SELECT sum(completed)::int AS completed, sum(minutes)::int AS minutes FROM member_day")).toEqual([
        { completed: 100, minutes: 500 },
      ]);
      expect(await stage.ask("SELECT event_id FROM inbox GROUP BY group_name, event_id HAVING count(*) > 1")).toEqual([]);
      // Positions in order and without a gap: every event once, and so each task's in order.
      const [{ total } = { total: 0 }] = await stage.ask<{ total: number }>(
        "SELECT count(*)::int AS total FROM event WHERE name LIKE 'task.%'",
      );
      const positions = (await feed.nextEvents(total)).map(({ position }) => Number(position));
      expect(positions).toEqual((await positionsOf(stage)).map(Number));
      await feed.close();
    }),
  );

  test(
    "when a bot is killed, its successor takes its shard, and cards of before are pressed as if nothing had been",
    withProcesses(own, async (stage) => {
      const [bot, api] = [await stage.startShard(0, 1), await stage.start("api")];
      const { doors, mia, tasks } = await aHouse(stage, api);
      const card = await mia.slash("/task add", { title: "Dishes" });
      await bot.kill();
      await stage.startShard(0, 1);
      await mia.click(card, "Claim");
      const { body } = await doors.get(tasks, await doors.tokenOf(mia));
      expect(body).toMatchObject({ items: [{ title: "Dishes", assignees: [{ member: { userId: mia.id } }] }] });
    }),
  );

  test(
    "M1, R1: with the broker dead, then Redis, presses and requests are answered; events wait, and are told in order when the broker is back",
    withProcesses(own, async (stage) => {
      const [, api] = [await stage.startShard(0, 1), await stage.start("api")];
      const { doors, house, mia, token, tasks } = await aHouse(stage, api);
      const feed = await doors.follow(house.id, token);

      await own.rabbit.kill();
      for (let n = 0; n < 5; n++) await mia.click(await mia.slash("/task add", { title: `Chore ${n}`, effort: 5 }), "Done");
      expect((await stage.ask("SELECT 1 FROM outbox")).length).toBeGreaterThanOrEqual(10);
      await own.rabbit.restart();
      await stage.until("the outbox is drained", async () => (await stage.ask("SELECT 1 FROM outbox")).length === 0, 20_000);
      await stage.until(
        "all work is counted",
        async () => (await stage.ask("SELECT 1 FROM member_day WHERE completed = 5")).length === 1,
        20_000,
      );
      const told = await positionsOf(stage);
      expect((await feed.nextEvents(told.length)).map(({ position }) => position)).toEqual(told);

      await own.redis.kill();
      try {
        await mia.click(await mia.slash("/task add", { title: "Without Redis" }), "Claim");
        expect((await doors.get(tasks, token)).status).toBe(200);
      } finally {
        await own.redis.restart();
      }
      expect(await feed.next("task.claimed")).toMatchObject({ name: "task.claimed" });
      await feed.close();
    }),
  );

  test(
    "P1: PostgreSQL crashes and comes back: every press meanwhile is answered, and afterwards all goes on without a restart of ours",
    withProcesses(own, async (stage) => {
      const [, api] = [await stage.startShard(0, 1), await stage.start("api")];
      const { doors, mia, token, tasks } = await aHouse(stage, api);

      await own.postgres.kill();
      expect((await mia.slash("/task add", { title: "Refused" })).text()).not.toBe("");
      expect((await doors.post(tasks, { title: "Refused" }, token)).status).toBeGreaterThanOrEqual(500);
      await own.postgres.restart();
      const recovered = async () => (await doors.post(tasks, { title: "Recovered" }, token)).status === 201;
      process.stdout.write(
        `acts go on ${Math.round(await stage.until("acts are taken", recovered, 10_000))} ms after PostgreSQL is back\n`,
      );
      await mia.click(await mia.slash("/task add", { title: "Dishes", effort: 5 }), "Done");
      await stage.until(
        "work is counted",
        async () => (await stage.ask("SELECT 1 FROM member_day WHERE completed = 1")).length === 1,
        20_000,
      );
      expect(await stage.ask("SELECT count(*)::int AS count FROM task")).toEqual([{ count: 2 }]);
    }),
  );

  test(
    "one correlation id leads from an interaction, or a request, over the event to what another process made of it",
    withProcesses(own, async (stage) => {
      // The first to start holds the partitions, so that what the other two begin is finished in the first.
      const consumer = await stage.start("api");
      const [bot, api] = [await stage.startShard(0, 1), await stage.start("api")];
      const { doors, mia, token, tasks } = await aHouse(stage, api);
      await mia.click(await mia.slash("/task add", { title: "Dishes" }), "Done");
      const { body } = await doors.post(tasks, { title: "Windows" }, token);
      await doors.post(`${tasks}/${(body as { taskId: string }).taskId}/complete`, {}, token);

      const completions = () =>
        stage.ask<{ id: string }>("SELECT correlation_id AS id FROM event WHERE name = 'task.completed' ORDER BY event.position");
      await stage.until(
        "both are counted",
        async () => (await stage.ask("SELECT 1 FROM member_day WHERE completed = 2")).length === 1,
        10_000,
      );
      const ids = (await completions()).map(({ id }) => id);
      expect(ids).toHaveLength(2);
      for (const [n, begun] of [bot, api].entries()) {
        const act = { correlationId: ids[n], kind: "workflow", act: "task.complete", outcome: "ok" };
        const reaction = { correlationId: ids[n], kind: "reaction", act: "count-work-when-task-completed", outcome: "ok" };
        expect(begun.logged).toContainEqual(expect.objectContaining(act));
        await stage.until(
          "the consumer says so",
          () => Promise.resolve(consumer.logged.some(({ correlationId }) => correlationId === ids[n])),
          2_000,
        );
        expect(consumer.logged).toContainEqual(expect.objectContaining(reaction));
      }
    }),
  );

  test(
    "traps 15 and 16: of fifty who claim at once on three processes one holds it and 49 are told who; twenty who complete leave one completion",
    withProcesses(own, async (stage) => {
      const [, ...apis] = [await stage.startShard(0, 1), await stage.start("api"), await stage.start("api")];
      const doors = stage.doors(...apis);
      const names = Array.from({ length: 50 }, (_, n) => `Member ${n}`);
      const house = await stage.discord.guild("Oak Street", { members: names });
      const members = names.map((name) => house.member(name));
      const [mia] = members;
      if (!mia) throw new Error("nobody is there");
      await mia.slash("/rota join");
      const card = await mia.slash("/task add", { title: "Dishes", effort: 20 });
      const [{ id: taskId } = { id: "" }] = await stage.ask<{ id: string }>("SELECT id FROM task");
      const path = `/api/v1/guilds/${house.id}/tasks/${taskId}`;
      const pressing = members.slice(0, 20);
      const calling = await Promise.all(members.slice(20).map(async (member) => ({ member, token: await doors.tokenOf(member) })));

      const [pressed, called] = await Promise.all([
        Promise.all(pressing.map((member) => member.click(card, "Claim"))),
        Promise.all(calling.map(({ token }, n) => doors.post(`${path}/claim`, {}, token, n % 2))),
      ]);
      const [{ user_id: holderId, steps } = { user_id: "", steps: 0 }] = await stage.ask<{ user_id: string; steps: number }>(
        "SELECT member.user_id, (SELECT count(*)::int FROM task_step WHERE act = 'task.claim') AS steps FROM task JOIN member ON member.id = ANY (task.assignee_ids)",
      );
      expect(steps).toBe(1);
      const refusal = `<@${holderId}> has that task already`;
      const refused = pressed.filter((reply) => reply.text().includes(refusal));
      expect(refused.every((reply) => reply.ephemeral)).toBe(true);
      const told = called.filter(({ status, body }) => status === 409 && JSON.stringify(body).includes("task.held_by_other"));
      expect(refused.length + told.length).toBe(49);
      expect(called.filter(({ status }) => status === 200)).toHaveLength(members.slice(0, 20).some(({ id }) => id === holderId) ? 0 : 1);

      const holder = members.find(({ id }) => id === holderId) ?? mia;
      const token = await doors.tokenOf(holder);
      const again = { "idempotency-key": "one-press" };
      const complete = async (headers: Record<string, string>, api: number) => {
        const sent = { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers };
        return (await fetch(`${apis[api]?.url}${path}/complete`, { method: "POST", headers: sent, body: "{}" })).status;
      };
      const statuses = await Promise.all(Array.from({ length: 20 }, (_, n) => complete(n < 5 ? again : {}, n % 2)));
      expect(new Set(statuses)).toEqual(new Set([200, 409]));
      const counted = "SELECT (SELECT count(*)::int FROM task_step WHERE act = 'task.complete') AS completions,";
      const booked =
        "(SELECT count(DISTINCT step)::int FROM effort_entry) AS bookings, (SELECT coalesce(sum(seconds), 0)::int FROM effort_entry) AS sum,";
      const events = "(SELECT count(*)::int FROM event WHERE name = 'task.completed') AS events";
      expect(await stage.ask([counted, booked, events].join(" "))).toEqual([{ completions: 1, bookings: 1, sum: 0, events: 1 }]);
    }),
  );
});

/** Of the events that a follower of tasks is told. */
const positionsOf = async (stage: ProcessStage): Promise<string[]> =>
  (await stage.ask<{ position: string }>("SELECT position::text FROM event WHERE name LIKE 'task.%' ORDER BY event.position")).map(
    ({ position }) => position,
  );

/** Mia's, as the bots and this API have it. */
async function aHouse(stage: ProcessStage, api: RunningApp) {
  const doors = stage.doors(api);
  const house = await stage.discord.guild("Oak Street", { members: ["Mia"] });
  const mia = house.member("Mia");
  return { doors, house, mia, token: await doors.tokenOf(mia), tasks: `/api/v1/guilds/${house.id}/tasks` };
}
