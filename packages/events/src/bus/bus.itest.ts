import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { anEvent, type Broker, buses, Collected } from "@chorestree/test/backbone";
import type { Envelope } from "../contracts/envelope.js";
import { type Bus, NotPublished } from "./bus.js";
import { partitionOf } from "./partition.js";

const guildId = GuildId.parse("1");
const partition = partitionOf(guildId);
const topology = {
  groups: [
    { name: "reports", names: ["task.started", "task.completed"] },
    { name: "cards", names: ["task.started"] },
  ],
};
const reports = { group: "reports", partition };
const positionOf = (message: unknown) => (message as Envelope).position;
/** Of a name that only the group `reports` listens to. */
const aReport = (wishes: Partial<Envelope> = {}) => anEvent({ name: "task.completed", ...wishes });
const inOrder = (count: number) => Array.from({ length: count }, (_, n) => aReport({ position: n + 1, sequence: n + 1 }));

describe.each(buses())("the $name bus", ({ name, found }) => {
  let broker: Broker;
  let bus: Bus;
  let stopping: AbortController;
  let running: Promise<void>[];

  beforeEach(async () => {
    broker = await found(topology);
    bus = await broker.open();
    stopping = new AbortController();
    running = [];
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.all(running);
    await broker.close();
  });

  /** Takes a share from now to the end of the test, or until the returned controller is aborted. */
  const consume = (on: Bus, share: typeof reports, take: (message: unknown) => Promise<void> | void) => {
    const own = new AbortController();
    const done = on.consume(share, async (message) => take(message), AbortSignal.any([own.signal, stopping.signal]));
    running.push(done);
    return { stop: () => own.abort(), done };
  };
  /** Without waiting: in process that would be until all are taken. */
  const publishAll = (events: readonly Envelope[]) => {
    for (const event of events) bus.publish(event).catch(() => undefined);
  };

  test("tells an event to each group that listens to its name, and to no other", async () => {
    const told = new Collected<string>();
    for (const { name: group } of topology.groups)
      consume(bus, { group, partition }, (message) => told.add(`${group} ${(message as Envelope).name}`));

    publishAll([aReport(), anEvent({ name: "task.started" })]);
    expect([...(await told.until(3))].sort()).toEqual(["cards task.started", "reports task.completed", "reports task.started"]);
  });

  test("an event that no group listens to is published all the same", async () => {
    const told = new Collected<unknown>();
    bus.listen({ heard: told.add, reconnected: () => undefined });
    await bus.publish(anEvent({ name: "token.created" }));
  });

  test("hands over what was published, unchanged", async () => {
    const told = new Collected<unknown>();
    consume(bus, reports, told.add);
    const event = aReport();
    await bus.publish(event);
    expect(await told.until(1)).toEqual([event]);
  });

  test("hands over one at a time, in the order of publishing", async () => {
    const told = new Collected<number>();
    let busy = 0;
    consume(bus, reports, async (message) => {
      expect(++busy).toBe(1);
      await new Promise(setImmediate);
      busy--;
      told.add(positionOf(message));
    });
    publishAll(inOrder(20));
    expect(await told.until(20)).toEqual(inOrder(20).map(({ position }) => position));
  });

  test("what was not taken comes again before what is later", async () => {
    const told = new Collected<number>();
    consume(bus, reports, (message) => {
      told.add(positionOf(message));
      if (told.items.length === 1) throw new Error("the first time fails");
    });
    publishAll(inOrder(2));
    expect(await told.until(3)).toEqual([1, 1, 2]);
  });

  test("of two consumers of a share one is active, and the other goes on where it stopped", async () => {
    const [first, second] = [new Collected<number>(), new Collected<number>()];
    const leaving = consume(bus, reports, (message) => {
      first.add(positionOf(message));
      if (first.items.length === 3) leaving.stop();
    });
    const events = inOrder(6);
    publishAll(events);
    await first.until(1);
    consume(await broker.open(), reports, (message) => second.add(positionOf(message)));
    await leaving.done;
    await second.until(3);
    expect([...first.items, ...second.items]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("a consumer that must stop finishes the message at hand", async () => {
    const told = new Collected<string>();
    let finish = (): void => undefined;
    const { stop, done } = consume(bus, reports, async () => {
      told.add("begun");
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      told.add("finished");
    });
    publishAll([aReport()]);
    await told.until(1);
    stop();
    void done.then(() => told.add("stopped"));
    await new Promise(setImmediate);
    finish();
    expect(await told.until(3)).toEqual(["begun", "finished", "stopped"]);
  });

  test("a share that is stuck holds up no other partition", async () => {
    const elsewhere = ["2", "3", "4", "5"].map((id) => GuildId.parse(id)).find((id) => partitionOf(id) !== partition) ?? guildId;
    const told = new Collected<string>();
    let letGo = (): void => undefined;
    consume(bus, reports, () => new Promise<void>((resolve) => (letGo = resolve)));
    consume(bus, { ...reports, partition: partitionOf(elsewhere) }, (message) => told.add((message as Envelope).guildId));
    publishAll([aReport(), aReport({ guildId: elsewhere })]);
    expect(await told.until(1)).toEqual([elsewhere]);
    letGo();
  });

  test("every process hears every event as a broadcast", async () => {
    const open = [bus, await broker.open()];
    const heard = open.map((one) => {
      const [told, up] = [new Collected<unknown>(), new Collected<true>()];
      one.listen({ heard: told.add, reconnected: () => up.add(true) });
      return { told, up };
    });
    for (const { up } of heard) await up.until(1);
    const event = anEvent({ name: "token.created" });
    await bus.publish(event);
    for (const { told } of heard) expect(await told.until(1)).toEqual([event]);
  });

  test("who stopped listening hears nothing more", async () => {
    const [gone, staying, up] = [new Collected<unknown>(), new Collected<unknown>(), new Collected<true>()];
    const stop = bus.listen({ heard: gone.add, reconnected: () => up.add(true) });
    bus.listen({ heard: staying.add, reconnected: () => undefined });
    await up.until(1);
    stop();
    await bus.publish(anEvent({ name: "token.created" }));
    await staying.until(1);
    expect(gone.items).toEqual([]);
  });

  test("a closed bus publishes nothing and says so", async () => {
    await bus.ping();
    await bus.close();
    await expect(bus.publish(anEvent())).rejects.toBeInstanceOf(NotPublished);
    await expect(bus.ping()).rejects.toThrow();
  });

  if (name === "in-process") {
    test("an event is published only when every group has taken it, and under way it is not given twice", async () => {
      const told = new Collected<string>();
      const event = anEvent();
      const published = Promise.all([bus.publish(event), bus.publish(event)]).then(() => told.add("published"));
      consume(bus, reports, () => told.add("reports"));
      await told.until(1);
      consume(bus, { ...reports, group: "cards" }, () => told.add("cards"));
      await published;
      expect(told.items).toEqual(["reports", "cards", "published"]);
    });
  }
});
