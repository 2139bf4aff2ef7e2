import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Channel, type ChannelModel, connect } from "amqplib";
import { GuildId } from "@chorestree/atoms/guild";
import { anEvent, BrokenLine, type Broker, buses, Collected, describeEach, eventually } from "@chorestree/test/backbone";
import type { Envelope } from "../../contracts/envelope.js";
import { NotPublished } from "../bus.js";
import { partitionOf } from "../partition.js";

const topology = { groups: [{ name: "reports", names: ["task.started"] }] };
const share = { group: "reports", partition: partitionOf(GuildId.parse("1")) };
const broker = process.env["RABBITMQ_URL"] ?? "";
const positionOf = (message: unknown) => (message as Envelope | null)?.position ?? null;

describeEach(
  buses().filter(({ name }) => name === "rabbitmq"),
  "RabbitMQ",
)("the line to $name", ({ found }) => {
  let place: Broker;
  let line: BrokenLine;
  let operator: ChannelModel;
  let stopping: AbortController;
  let running: Promise<void>[];

  beforeEach(async () => {
    place = await found(topology);
    line = await BrokenLine.to(broker);
    operator = await connect(broker);
    stopping = new AbortController();
    running = [];
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.all(running);
    await place.close();
    await operator.close();
    await line.close();
  });

  /** Whatever is refused is published again, as the relay does. */
  const publish = async (bus: { publish(event: Envelope): Promise<void> }, event: Envelope) => {
    while (
      !(await bus.publish(event).then(
        () => true,
        () => false,
      ))
    )
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  /** Had it been acknowledged already, the broker would know by then. */
  const timeForTheBrokerToHear = async (bus: { publish(event: Envelope): Promise<void> }) => {
    for (let n = 0; n < 20; n++) await bus.publish(anEvent({ name: "token.created" }));
  };
  const queue = () => place.queues[share.partition] ?? "";
  const onBroker = async <T>(ask: (channel: Channel) => Promise<T>): Promise<T> => {
    const channel = await operator.createChannel();
    const answer = await ask(channel);
    await channel.close();
    return answer;
  };

  test("published means on disk: a confirmed event is in its queue, kept in a quorum", async () => {
    const bus = await place.open();
    await bus.publish(anEvent());
    const messages = new Collected<unknown>();
    await onBroker(async (channel) => {
      await channel.consume(queue(), messages.add, { noAck: true });
      await messages.until(1);
    });
    expect(messages.items[0]).toMatchObject({ properties: { deliveryMode: 2, contentType: "application/json" } });
  });

  test("after the line was cut, publishing, taking and hearing go on by themselves", async () => {
    const bus = await place.open({ url: line.url });
    const [taken, heard, up] = [new Collected<number | null>(), new Collected<number | null>(), new Collected<true>()];
    running.push(bus.consume(share, async (message) => taken.add(positionOf(message)), stopping.signal));
    bus.listen({ heard: (message) => heard.add(positionOf(message)), reconnected: () => up.add(true) });
    await up.until(1);
    await bus.publish(anEvent({ position: 1 }));
    await taken.until(1);

    line.cut();
    await expect(bus.publish(anEvent({ position: 2 }))).rejects.toBeInstanceOf(NotPublished);
    await expect(bus.ping()).rejects.toBeInstanceOf(NotPublished);
    line.mend();
    await up.until(2);
    await publish(bus, anEvent({ position: 2 }));
    // The first may come again: its acknowledgement can have been on the line when that was cut.
    await eventually(() => taken.items.at(-1) === 2);
    expect([...new Set(taken.items)]).toEqual([1, 2]);
    expect(await heard.until(2)).toEqual([1, 2]);
  });

  test("a message that was being taken when the line was cut comes again, and never beside its first time", async () => {
    const bus = await place.open({ url: line.url });
    const steps = new Collected<string>();
    let finish = (): void => undefined;
    const take = async () => {
      steps.add("begun");
      if (steps.items.length === 1) await new Promise<void>((resolve) => (finish = resolve));
      steps.add("finished");
    };
    running.push(bus.consume(share, take, stopping.signal));
    await publish(bus, anEvent());
    await steps.until(1);
    await timeForTheBrokerToHear(bus);
    line.cut();
    line.mend();
    await bus.publish(anEvent({ name: "token.created" })).catch(() => undefined);
    finish();
    expect(await steps.until(4)).toEqual(["begun", "finished", "begun", "finished"]);
  });

  test("M4: without a confirm in time the event is refused, and the next publish goes over a new connection", async () => {
    const bus = await place.open({ url: line.url, confirmWithinMs: 300 });
    await bus.ping();
    line.mute();
    const event = anEvent();
    await expect(bus.publish(event)).rejects.toThrow("no confirm within 300 ms");
    await bus.publish(event);
    expect((await onBroker((channel) => channel.checkQueue(queue()))).messageCount).toBe(1);
  });

  test("an event whose queue was taken away is not lost in silence: it is refused, and the queue made again", async () => {
    const bus = await place.open();
    await onBroker((channel) => channel.deleteQueue(queue()));
    const event = anEvent();
    await expect(bus.publish(event)).rejects.toThrow("no queue took it");
    await bus.publish(event);
    expect((await onBroker((channel) => channel.checkQueue(queue()))).messageCount).toBe(1);
  });

  test("what is no JSON is handed over as nothing, for the group to refuse, and does not stop the queue", async () => {
    const bus = await place.open();
    await onBroker(async (channel) => channel.sendToQueue(queue(), Buffer.from("{")));
    const taken = new Collected<number | null>();
    running.push(bus.consume(share, async (message) => taken.add(positionOf(message)), stopping.signal));
    await bus.publish(anEvent({ position: 7 }));
    expect(await taken.until(2)).toEqual([null, 7]);
  });

  test("a process that died leaves its share to the next, with the message it had", async () => {
    const dying = await place.open({ url: line.url });
    const living = await place.open();
    const [first, second] = [new Collected<number | null>(), new Collected<number | null>()];
    const death = new AbortController();
    let letGo = (): void => undefined;
    running.push(
      dying.consume(share, (message) => (first.add(positionOf(message)), new Promise<void>((resolve) => (letGo = resolve))), death.signal),
    );
    await living.publish(anEvent({ position: 1 }));
    await first.until(1);
    running.push(living.consume(share, async (message) => second.add(positionOf(message)), stopping.signal));
    await timeForTheBrokerToHear(living);
    line.cut();
    expect(await second.until(1)).toEqual([1]);
    death.abort();
    letGo();
  });
});

// Jest fails a file without a test, which this one is where no broker is named.
if (broker === "") test.skip("the line to a broker (needs RABBITMQ_URL)", () => undefined);
