import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { type Database, type DatabaseSettings, openDatabase } from "@chorestree/core/database";
import { Leases } from "@chorestree/core/leases";
import { createLogger } from "@chorestree/core/logging";
import { UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import {
  backbones,
  BrokenLine,
  type Broker,
  buses,
  Collected,
  describeEach,
  eventSchema,
  eventually,
  recorder,
  Sample,
  workOn,
} from "@chorestree/test/backbone";
import { Pauses } from "../bus/pauses.js";
import type { Take } from "../bus/bus.js";
import { TaskStarted } from "../contracts/task.events.js";
import { OutboxRow } from "../outbox/event.entity.js";
import { Relay } from "../outbox/relay.js";
import { WaitingRoom } from "../outbox/waiting-room.js";
import type { Delivery, Reaction } from "./delivery.js";
import { EventHandler, topologyOf } from "./event-handler.js";
import { groupsOf } from "./group.js";
import { GroupConsumer } from "./group-consumer.js";
import { Inbox } from "./inbox.js";
import { takeShares } from "./share-out.js";

interface Effect {
  readonly process: string;
  readonly aggregateId: string;
  readonly sequence: number;
}

@EventHandler(TaskStarted, { group: "counts" })
class Count implements Reaction<typeof TaskStarted> {
  constructor(
    private readonly process: string,
    private readonly database: Database,
    private readonly effects: Collected<Effect>,
  ) {}

  async handle({ guildId, aggregateId, sequence }: Delivery<typeof TaskStarted>): Promise<void> {
    const { rows } = workOn(this.database).scope.of(Sample);
    const { affected } = await rows.increment({ guildId, id: aggregateId }, "count", 1);
    if (affected === 0) await rows.insert({ guildId, id: aggregateId, count: 1 });
    this.effects.add({ process: this.process, aggregateId, sequence });
  }
}

const places = backbones().filter(({ name }) => name === "postgres");
const brokers = buses().filter(({ name }) => name === "rabbitmq");
const LEASE_MS = 600;
const quick = () => new Pauses({ next: () => 0 }, { firstMs: 10, longestMs: 50 });
const logger = createLogger({ log: { level: "silent", pretty: false } });

describeEach(
  places.flatMap((place) => brokers.map((broker) => ({ place, broker }))),
  "PostgreSQL and RabbitMQ",
)("several processes on PostgreSQL and RabbitMQ", ({ place, broker: kind }) => {
  let database: Database;
  let settings: DatabaseSettings;
  let broker: Broker;
  let effects: Collected<Effect>;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await place.open(eventSchema);
    const known = place.settingsOf(database);
    if (!known) throw new Error("cannot be opened twice");
    settings = known;
    broker = await kind.found(topologyOf([Count]));
    effects = new Collected();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    await broker.close();
    await database.close();
  });

  /** Relay and groups with connections of their own, as another process has them. */
  const startProcess = async (name: string, { url, around = (take) => take }: { url?: string; around?: (take: Take) => Take } = {}) => {
    const own = await openDatabase(settings, eventSchema, {
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const bus = await broker.open(url === undefined ? {} : { url });
    const { unitOfWork, scope, acrossGuilds } = workOn(own);
    const acts = recorder(own);
    const metrics = new Metrics();
    const leases = new Leases(own, new UuidIds());
    const observer = { observe: <T>(_act: object, body: () => Promise<T>) => body() };
    const relay = new Relay({ waitingRoom: new WaitingRoom(acrossGuilds), bus, bell: acts.bell, metrics, logger, pauses: quick() });
    const consumers = groupsOf([new Count(name, own, effects)]).map((group) => {
      const consumer = new GroupConsumer(group, { unitOfWork, inbox: new Inbox(scope), observer, metrics, logger, pauses: quick });
      return Object.assign(Object.create(consumer) as GroupConsumer, { group, take: around(consumer.take) });
    });
    const stopping = new AbortController();
    const work = [
      leases.holdWhile("relay", LEASE_MS, stopping.signal, (_lease, signal) => relay.work(signal, 3)),
      takeShares(consumers, { bus, leases, leaseMs: LEASE_MS }, stopping.signal),
    ];
    const stop = async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await Promise.all(work);
      await own.close();
    };
    stops.push(stop);
    return { acts, stop };
  };

  const counts = async () => new Map((await database.dataSource.getRepository(Sample).find()).map(({ id, count }) => [id, count]));
  const outboxEmpty = () => eventually(async () => (await database.dataSource.getRepository(OutboxRow).count()) === 0);
  const guilds = Array.from({ length: 20 }, (_, n) => GuildId.parse(String(n + 1)));
  const sequencesOf = (aggregateId: string) =>
    effects.items.filter((effect) => effect.aggregateId === aggregateId).map(({ sequence }) => sequence);

  test("500 events of 20 guilds, recorded by both, are taken each once and per aggregate in order", async () => {
    const [one, two] = [await startProcess("one"), await startProcess("two")];
    const tasks = guilds.map((guildId) => ({ guildId, taskId: one.acts.aTask() }));
    for (let round = 0; round < 25; round++) {
      const acts = round % 2 === 0 ? one.acts : two.acts;
      await Promise.all(tasks.map(({ guildId, taskId }) => acts.record(guildId, taskId, "task.started")));
    }
    await effects.until(500);
    await outboxEmpty();
    expect(effects.items).toHaveLength(500);
    for (const { taskId } of tasks) {
      expect(sequencesOf(taskId)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
      expect((await counts()).get(taskId)).toBe(25);
    }
  });

  test("when one process stops, the one that stays goes on with all partitions", async () => {
    const [one, two] = [await startProcess("one"), await startProcess("two")];
    const task = one.acts.aTask();
    for (const guildId of guilds) await one.acts.record(guildId, task, "task.started");
    await effects.until(20);

    await one.stop();
    for (const guildId of guilds) await two.acts.record(guildId, task, "task.started");
    await effects.until(40);
    expect(new Set(effects.items.slice(20).map(({ process }) => process))).toEqual(new Set(["two"]));
  });

  test("K3: a consumer cut off after its effect and before the acknowledgement leaves one effect, and its work to a process that has the broker", async () => {
    const line = await BrokenLine.to(process.env["RABBITMQ_URL"] ?? "");
    const died = new Collected<true>();
    const dying = await startProcess("dying", {
      url: line.url,
      around: (take) => async (message, signal) => {
        await take(message, signal);
        line.cut();
        died.add(true);
      },
    });
    const task = dying.acts.aTask();
    await dying.acts.record(guilds[0] ?? GuildId.parse("1"), task, "task.started");
    await died.until(1);
    const redelivered = new Collected<true>();
    await startProcess("living", {
      around: (take) => async (message, signal) => {
        await take(message, signal);
        redelivered.add(true);
      },
    });
    await redelivered.until(1);
    expect((await counts()).get(task)).toBe(1);
    expect(effects.items).toHaveLength(1);
    await dying.stop();
    await line.close();
  });

  test("M1: while the broker is away acts are accepted; when it is back their events are taken in order", async () => {
    const line = await BrokenLine.to(process.env["RABBITMQ_URL"] ?? "");
    const { acts, stop } = await startProcess("one", { url: line.url });
    const task = acts.aTask();
    const guildId = GuildId.parse("1");
    await acts.record(guildId, task, "task.started");
    await effects.until(1);
    line.cut();
    for (let n = 0; n < 10; n++) await acts.record(guildId, task, "task.started");
    expect(await database.dataSource.getRepository(OutboxRow).count()).toBeGreaterThanOrEqual(10);
    line.mend();
    await effects.until(11);
    await outboxEmpty();
    expect(sequencesOf(task)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1));
    await stop();
    await line.close();
  });

  test("stops within its time though the broker hangs", async () => {
    const line = await BrokenLine.to(process.env["RABBITMQ_URL"] ?? "");
    const { acts, stop } = await startProcess("one", { url: line.url });
    await acts.record(GuildId.parse("1"), acts.aTask(), "task.started");
    await effects.until(1);
    line.mute();
    const begun = performance.now();
    await stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    await line.close();
  });
});

if (places.length === 0 || brokers.length === 0) test.skip("several processes (needs DATABASE_URL and RABBITMQ_URL)", () => undefined);
