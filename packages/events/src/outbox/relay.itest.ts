import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import type { Database } from "@chorestree/core/database";
import { Metrics } from "@chorestree/core/metrics";
import { backbones, Collected, eventSchema, eventually, recorder, workOn } from "@chorestree/test/backbone";
import { Pauses } from "../bus/pauses.js";
import type { Envelope } from "../contracts/envelope.js";
import { Bell } from "@chorestree/core/machine";
import { OutboxRow } from "./event.entity.js";
import { Relay } from "./relay.js";
import { WaitingRoom } from "./waiting-room.js";

const [ours, theirs] = [GuildId.parse("1"), GuildId.parse("2")];
const silent = { warn: () => undefined };

describe.each(backbones())("the relay on $name", ({ open }) => {
  let database: Database;
  let acts: ReturnType<typeof recorder>;
  let room: WaitingRoom;
  let metrics: Metrics;
  let stopping: AbortController;
  let running: Promise<void>[];

  beforeEach(async () => {
    database = await open(eventSchema);
    acts = recorder(database);
    room = new WaitingRoom(workOn(database).acrossGuilds);
    metrics = new Metrics();
    stopping = new AbortController();
    running = [];
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.all(running);
    await database.close();
  });

  const start = (publish: (envelope: Envelope) => Promise<void>, { waitingRoom = room, bell = acts.bell, stop = stopping.signal } = {}) => {
    const pauses = new Pauses({ next: () => 0 }, { firstMs: 1, longestMs: 1 });
    const working = new Relay({ waitingRoom, bus: { publish }, bell, metrics, logger: silent, pauses }).work(stop);
    running.push(working);
    return { working };
  };
  const waiting = () => database.dataSource.getRepository(OutboxRow).count();
  const places = (envelopes: readonly Envelope[]) => envelopes.map(({ guildId, position }) => `${guildId}/${position}`);

  test("carries what was recorded, in each guild in the order of positions, and then forgets it", async () => {
    await acts.record(theirs, acts.aTask(), "task.claimed");
    await acts.record(ours, acts.aTask(), "task.claimed", "task.started");
    await acts.record(ours, acts.aTask(), "task.claimed");
    const published = new Collected<Envelope>();
    start(async (envelope) => published.add(envelope));

    expect(places(await published.until(4))).toEqual(["1/1", "1/2", "1/3", "2/1"]);
    expect(published.items[1]).toMatchObject({
      name: "task.started",
      version: 1,
      sequence: 2,
      correlationId: "press-1",
      causationId: null,
    });
    await eventually(async () => (await waiting()) === 0);
    await eventually(async () => (await metrics.render()).includes('chorestree_events_published_total{name="task.claimed"} 3'));
  });

  test("hears of a commit at once by the bell, and of another process's by asking", async () => {
    const published = new Collected<Envelope>();
    start(async (envelope) => published.add(envelope));
    await acts.record(ours, acts.aTask(), "task.claimed");
    await published.until(1);
    await recorder(database, new Bell()).record(ours, acts.aTask(), "task.claimed");
    expect(places(await published.until(2))).toEqual(["1/1", "1/2"]);
  });

  test("K3: killed between the confirm and forgetting, the next relay publishes the same event again", async () => {
    await acts.record(ours, acts.aTask(), "task.claimed");
    const published = new Collected<Envelope>();
    const killed = new AbortController();
    const dying = Object.assign(Object.create(room) as WaitingRoom, { leave: () => Promise.reject(new Error("killed")) });
    const died = start(async (envelope) => (published.add(envelope), killed.abort()), { waitingRoom: dying, stop: killed.signal });
    await died.working;
    expect(await waiting()).toBe(1);

    start(async (envelope) => published.add(envelope));
    const [first, second] = await published.until(2);
    expect(second).toEqual(first);
    await eventually(async () => (await waiting()) === 0);
  });

  test("an event the bus refused stays, and none of its guild overtakes it for good", async () => {
    await acts.record(ours, acts.aTask(), "task.claimed", "task.started");
    const published = new Collected<Envelope>();
    let refused = false;
    start(async (envelope) => {
      if (envelope.position === 1 && !refused) {
        refused = true;
        throw new Error("the bus is away");
      }
      published.add(envelope);
    });
    // The second was on its way already; the first follows, and order is restored by whoever takes them.
    expect(places(await published.until(2)).sort()).toEqual(["1/1", "1/2"]);
    await eventually(async () => (await waiting()) === 0);
  });

  test("M1: while the bus is away acts go on; when it is back all events arrive in order", async () => {
    const published = new Collected<Envelope>();
    const asked = new Collected<true>();
    let away = true;
    start(async (envelope) => {
      asked.add(true);
      if (away) throw new Error("the bus is away");
      published.add(envelope);
    });
    for (let n = 0; n < 10; n++) await acts.record(ours, acts.aTask(), "task.claimed");
    await asked.until(20);
    expect(await waiting()).toBe(10);
    away = false;
    expect(places(await published.until(10))).toEqual(Array.from({ length: 10 }, (_, n) => `1/${n + 1}`));
    await eventually(async () => (await waiting()) === 0);
  });

  test("one event that the bus is slow to confirm keeps none of the others waiting", async () => {
    const published = new Collected<Envelope>();
    let confirm = (): void => undefined;
    start((envelope) => {
      published.add(envelope);
      return envelope.guildId === ours ? new Promise((resolve) => (confirm = resolve)) : Promise.resolve();
    });
    await acts.record(ours, acts.aTask(), "task.claimed");
    await published.until(1);
    for (let n = 0; n < 3; n++) await acts.record(theirs, acts.aTask(), "task.claimed");
    await published.until(4);
    await eventually(async () => (await waiting()) === 1);
    expect(places(published.items)).toEqual(["1/1", "2/1", "2/2", "2/3"]);
    confirm();
    await eventually(async () => (await waiting()) === 0);
  });

  test("never has more on its way than its window", async () => {
    for (let n = 0; n < 10; n++) await acts.record(ours, acts.aTask(), ...Array.from({ length: 30 }, () => "task.claimed" as const));
    const confirms: (() => void)[] = [];
    const asked = new Collected<true>();
    start(() => (asked.add(true), new Promise((resolve) => confirms.push(resolve))));
    await asked.until(256);
    acts.bell.ring();
    await recorder(database, acts.bell).record(theirs, acts.aTask(), "task.claimed");
    expect(confirms).toHaveLength(256);
    for (const confirm of confirms.splice(0)) confirm();
    await asked.until(301);
    for (const confirm of confirms) confirm();
    await eventually(async () => (await waiting()) === 0);
  });

  test("asked to stop it takes note of the confirms it still gets", async () => {
    const asked = new Collected<true>();
    let confirm = (): void => undefined;
    const stop = new AbortController();
    const work = start(() => (asked.add(true), new Promise((resolve) => (confirm = resolve))), { stop: stop.signal });
    await acts.record(ours, acts.aTask(), "task.claimed");
    await asked.until(1);
    stop.abort();
    confirm();
    await work.working;
    expect(await waiting()).toBe(0);
  });

  test("the outbox's length and the age of its oldest event are measured", async () => {
    await acts.record(ours, acts.aTask(), "task.claimed", "task.started");
    expect(await room.measure()).toMatchObject({ waiting: 2 });
    start(() => new Promise(() => undefined), { stop: AbortSignal.any([stopping.signal]) });
    await eventually(async () => (await metrics.render()).includes("chorestree_outbox_waiting 2"));
    expect(await metrics.render()).toMatch(/^chorestree_outbox_age_seconds \d/m);
  });
});
