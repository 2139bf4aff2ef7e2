import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import type { TaskId } from "@chorestree/atoms/task";
import type { Database, GuildScope } from "@chorestree/core/database";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { anEvent, backbones, Collected, eventSchema, eventually, needs, recorder, Sample, workOn } from "@chorestree/test/backbone";
import { Pauses } from "../bus/pauses.js";
import type { Envelope } from "../contracts/envelope.js";
import { TaskClaimed, TaskStarted } from "../contracts/task.events.js";
import type { Outbox } from "../outbox/outbox.js";
import type { Delivery, Reaction } from "./delivery.js";
import { EventHandler } from "./event-handler.js";
import { EventReader } from "./event-reader.js";
import { groupsOf } from "./group.js";
import { GroupConsumer } from "./group-consumer.js";
import { Inbox } from "./inbox.js";
import { InboxRow } from "./inbox.entity.js";

const guildId = GuildId.parse("1");
const never = new AbortController().signal;

type Told = Delivery<typeof TaskStarted>;

/** Counts in a row of the task, so that an effect that happens twice shows. */
@EventHandler(TaskStarted, { group: "counts" })
class CountStarts implements Reaction<typeof TaskStarted> {
  readonly told = new Collected<Told>();
  meanwhile: (delivery: Told) => Promise<void> | void = () => undefined;

  constructor(private readonly scope: GuildScope) {}

  async handle(delivery: Told): Promise<void> {
    const { rows, manager } = this.scope.of(Sample);
    const id = delivery.data.taskId;
    const { affected } = await rows.increment({ guildId, id }, "count", 1);
    if (affected === 0) await manager.insert(Sample, { guildId, id, count: 1 });
    this.told.add(delivery);
    await this.meanwhile(delivery);
  }
}

describe.each(backbones())("a group on $name", (backbone) => {
  let database: Database;
  let acts: ReturnType<typeof recorder>;
  let metrics: Metrics;
  let log: Collected<Record<string, unknown>>;
  let counting: CountStarts;
  let consumer: GroupConsumer;
  let taskId: TaskId;

  const consumerOf = (reactions: readonly object[]): GroupConsumer => {
    const { unitOfWork, scope } = workOn(database);
    const [group] = groupsOf(reactions);
    if (!group) throw new Error("no group");
    const logger = createLogger(
      { log: { level: "info", pretty: false } },
      { write: (line) => log.add(JSON.parse(line) as Record<string, unknown>) },
    );
    const observer = { observe: <T>(_act: object, body: () => Promise<T>) => body() };
    const pauses = () => new Pauses({ next: () => 0 }, { firstMs: 1, longestMs: 1 });
    return new GroupConsumer(group, { unitOfWork, inbox: new Inbox(scope), observer, metrics, logger, pauses });
  };

  beforeEach(async () => {
    database = await backbone.open(eventSchema);
    acts = recorder(database);
    metrics = new Metrics();
    log = new Collected();
    counting = new CountStarts(workOn(database).scope);
    consumer = consumerOf([counting]);
    taskId = acts.aTask();
  });
  afterEach(() => database.close());

  const stored = (): Promise<readonly Envelope[]> => new EventReader(workOn(database).scope).after(guildId, 0, { limit: 100 });
  const event = async (position: number): Promise<Envelope> => {
    const found = (await stored()).find((envelope) => envelope.position === position);
    if (!found) throw new Error(`no event ${position}`);
    return found;
  };
  const counted = async () => (await database.dataSource.getRepository(Sample).findOneBy({ guildId, id: taskId }))?.count ?? 0;
  const taken = () => database.dataSource.getRepository(InboxRow).count();
  const outcomes = async (outcome: string) =>
    (await metrics.render()).split("\n").filter((line) => line.includes("events_handled_total{") && line.includes(`outcome="${outcome}"`));

  test("M6: takes an event once, however often it is delivered", async () => {
    await acts.record(guildId, taskId, "task.started");
    for (let n = 0; n < 3; n++) await consumer.take(await event(1), never);
    expect(await counted()).toBe(1);
    expect(await outcomes("taken")).toEqual(['chorestree_events_handled_total{group="counts",name="task.started",outcome="taken"} 1']);
    expect(await outcomes("duplicate")).toEqual([expect.stringMatching(/ 2$/)]);
  });

  needs(backbone, "manyConnections")("of two processes given the same event at the same moment one takes it", async () => {
    await acts.record(guildId, taskId, "task.started");
    const other = consumerOf([counting]);
    let letGo = (): void => undefined;
    counting.meanwhile = () => new Promise((resolve) => (letGo = resolve));
    const first = consumer.take(await event(1), never);
    await counting.told.until(1);
    counting.meanwhile = () => undefined;

    const over = new Collected<true>();
    const second = other.take(await event(1), never).then(() => over.add(true));
    await eventually(async () => over.items.length > 0 || (await othersWait()));
    letGo();
    await first;
    await second;
    expect(await counted()).toBe(1);
  });
  const othersWait = async (): Promise<boolean> => {
    const waiting: unknown[] = await database.dataSource.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return waiting.length > 0;
  };

  test("effect and note are one: what fails halfway leaves neither, and is tried again until it works", async () => {
    await acts.record(guildId, taskId, "task.started");
    counting.meanwhile = () => {
      if (counting.told.items.length < 3) throw new Error("the disk is full");
    };
    await consumer.take(await event(1), never);
    expect(counting.told.items).toHaveLength(3);
    expect(await counted()).toBe(1);
    expect(await outcomes("failed")).toEqual([expect.stringMatching(/ 2$/)]);
    expect(await outcomes("retried")).toEqual([expect.stringMatching(/ 2$/)]);
    expect(log.items[0]).toMatchObject({
      level: "error",
      group: "counts",
      eventName: "task.started",
      attempt: 1,
      correlationId: "press-1",
    });
  });

  test("M8: of an event that came too early its predecessors are fetched and taken first; they come later in vain", async () => {
    await acts.record(guildId, taskId, "task.started", "task.claimed", "task.started", "task.started");
    for (const position of [4, 1, 3]) await consumer.take(await event(position), never);
    expect(counting.told.items.map(({ sequence }) => sequence)).toEqual([1, 3, 4]);
    expect(await counted()).toBe(3);
  });

  test("a predecessor of a name the group does not listen to is not waited for", async () => {
    await acts.record(guildId, taskId, "task.claimed", "task.started");
    await consumer.take(await event(1), never);
    await consumer.take(await event(2), never);
    expect(counting.told.items.map(({ sequence }) => sequence)).toEqual([2]);
    expect(await taken()).toBe(1);
  });

  test("an event is never applied after later ones of its aggregate, even where the group has come to listen to its name", async () => {
    await acts.record(guildId, taskId, "task.claimed", "task.started");
    await consumer.take(await event(2), never);
    const claims: number[] = [];
    @EventHandler(TaskClaimed, { group: "counts" })
    class CountClaims implements Reaction<typeof TaskClaimed> {
      async handle({ sequence }: Delivery<typeof TaskClaimed>): Promise<void> {
        claims.push(sequence);
      }
    }
    await consumerOf([counting, new CountClaims()]).take(await event(1), never);
    expect(claims).toEqual([]);
    expect(await outcomes("passed")).toHaveLength(1);
  });

  test("an event that does not fit is refused with the place, stays in the store unmarked, and holds up nothing", async () => {
    await acts.record(guildId, taskId, "task.started", "task.started");
    const [bent, straight] = [await event(1), await event(2)];
    await database.dataSource.query(`UPDATE event SET data = '{"taskId": "no id"}' WHERE position = 1`);
    await consumer.take({ ...bent, data: { taskId: "no id" } }, never);
    expect(await taken()).toBe(0);
    expect(await outcomes("refused")).toHaveLength(1);
    const told = log.items.find(({ msg }) => msg === "defect");
    expect(JSON.stringify(told)).toContain("/data/taskId invalid_format; /data/assigneeId invalid_type");
    expect(JSON.stringify(told)).not.toContain("no id");

    await consumer.take(straight, never);
    expect(counting.told.items.map(({ sequence }) => sequence)).toEqual([2]);
    expect((await stored()).map(({ position }) => position)).toEqual([1, 2]);
  });

  test("an event of another version is refused", async () => {
    await consumer.take(anEvent({ guildId, version: 2 }), never);
    expect(JSON.stringify(log.items)).toContain("/version is 2, known is 1");
    expect(counting.told.items).toEqual([]);
  });

  test.each([null, "noise", { id: 7 }])(
    "a message that is no event (%j) is refused and counted under no name of its own",
    async (message) => {
      await consumer.take(message, never);
      expect(await outcomes("refused")).toEqual(['chorestree_events_handled_total{group="counts",name="unknown",outcome="refused"} 1']);
    },
  );

  test("a handler is told under the event's correlation, and what it records names the event as its cause", async () => {
    await acts.record(guildId, taskId, "task.started");
    const then: Outbox = acts.outbox;
    counting.meanwhile = ({ logger, cause, data }) => {
      logger.info("counted");
      then.record(cause, TaskClaimed, data);
    };
    const first = await event(1);
    // The unit that the recorder's outbox asks is the one of its own database work, as in a process.
    await consumer.take(first, never);
    expect(log.items.at(-1)).toMatchObject({ msg: "counted", correlationId: "press-1", event: first.id, group: "counts" });
    expect(await event(2)).toMatchObject({ name: "task.claimed", causationId: first.id, correlationId: "press-1", actor: first.actor });
  });

  test("asked to stop between two attempts, it lets the event come again elsewhere", async () => {
    await acts.record(guildId, taskId, "task.started");
    const stop = new AbortController();
    counting.meanwhile = ({ signal }) => {
      expect(signal).toBe(stop.signal);
      stop.abort(new Error("stopping"));
      throw new Error("not now");
    };
    await expect(consumer.take(await event(1), stop.signal)).rejects.toThrow("stopping");
    expect([await counted(), await taken()]).toEqual([0, 0]);
  });

  test("two reactions of a group take an event together or not at all", async () => {
    await acts.record(guildId, taskId, "task.started");
    const steps: string[] = [];
    @EventHandler(TaskStarted, { group: "counts" })
    class Fails implements Reaction<typeof TaskStarted> {
      async handle(): Promise<void> {
        steps.push("tried");
        if (steps.length === 1) throw new Error("not yet");
      }
    }
    await consumerOf([counting, new Fails()]).take(await event(1), never);
    expect(steps).toEqual(["tried", "tried"]);
    expect(await counted()).toBe(1);
  });
});
