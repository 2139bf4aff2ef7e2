import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { GuildId } from "@chorestree/atoms/guild";
import { Broadcasts } from "@chorestree/events/consume";
import type { Envelope } from "@chorestree/events/contracts";
import { type EventSource, type Outlet, Subscription } from "./subscription.js";

const guildId = GuildId.parse("1001");
const id = (n: number) => `0193a1b2-0000-7000-8000-${String(n).padStart(12, "0")}`;
const event = (position: number, name = "task.claimed"): Envelope => ({
  id: id(position),
  name,
  version: 1,
  guildId,
  aggregateId: id(0),
  position,
  sequence: position,
  occurredAt: "2026-11-24T18:00:00Z",
  actor: null,
  correlationId: "c",
  causationId: null,
  data: {},
});

/** A store, and a line that tells what it likes of it. */
class Guild {
  readonly stored: Envelope[] = [];
  private listener: { heard(message: unknown): void; reconnected(): void } | undefined;
  readonly source: EventSource;

  /** @param turn lets the test decide when a question to the store is answered */
  constructor(turn: <T>(answer: Promise<T>) => Promise<T> = (answer) => answer) {
    this.source = {
      events: {
        // What is true when asked, and told later: a store may answer with what has just become old.
        head: () => turn(Promise.resolve(this.stored.at(-1)?.position ?? 0)),
        after: (_guild, position, { limit }) => turn(Promise.resolve(this.stored.filter((one) => one.position > position).slice(0, limit))),
      },
      broadcasts: new Broadcasts({
        listen: (listener) => {
          this.listener = listener;
          return () => undefined;
        },
      }),
    };
  }

  commit(name?: string): void {
    this.stored.push(event((this.stored.at(-1)?.position ?? 0) + 1, name));
  }

  tell(position: number): void {
    const told = this.stored.find((one) => one.position === position);
    if (told) this.listener?.heard(told);
  }

  reconnect(): void {
    this.listener?.reconnected();
  }
}

class Reader implements Outlet {
  readonly seen: number[] = [];
  readonly said: string[] = [];
  subscribed = (position: number) => void this.said.push(`subscribed at ${position}`);
  event = ({ position }: Envelope) => void this.seen.push(position);
  resync = () => void this.said.push("resync");
  failed = (error: unknown) => void this.said.push(`failed ${String(error)}`);
  flushed = () => Promise.resolve();
}

const all = () => true;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("whatever is told, forgotten, told twice or cut off: a reader that resumes sees 1 to n, each once, in order", async () => {
  const happening = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: "commit" } as const) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("tell" as const), back: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.constant({ kind: "reconnect" } as const) },
    { weight: 1, arbitrary: fc.constant({ kind: "resume" } as const) },
    { weight: 2, arbitrary: fc.constant({ kind: "answer" } as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(happening, { maxLength: 60 }), async (scheduler, story) => {
      const guild = new Guild((answer) => scheduler.schedule(answer));
      const reader = new Reader();
      const join = () => {
        const subscription = new Subscription(guildId, all, guild.source, reader);
        void subscription.begin(reader.seen.at(-1) ?? 0);
        return subscription;
      };
      let subscription = join();
      for (const step of story) {
        if (step.kind === "commit") guild.commit();
        if (step.kind === "tell") guild.tell((guild.stored.at(-1)?.position ?? 0) - step.back);
        if (step.kind === "reconnect") guild.reconnect();
        if (step.kind === "answer" && scheduler.count() > 0) await scheduler.waitNext(1);
        if (step.kind === "resume") {
          subscription.end();
          subscription = join();
        }
      }
      await scheduler.waitIdle();
      guild.reconnect();
      await scheduler.waitIdle();
      expect(reader.seen).toEqual(guild.stored.map(({ position }) => position));
      expect(reader.said.filter((word) => !word.startsWith("subscribed"))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("without a position it begins with what happens from now on", async () => {
  const guild = new Guild();
  const reader = new Reader();
  guild.commit();
  await new Subscription(guildId, all, guild.source, reader).begin(undefined);
  guild.commit();
  guild.tell(2);
  await settled();
  expect(reader.said).toEqual(["subscribed at 1"]);
  expect(reader.seen).toEqual([2]);
});

test("what was not asked for is passed over, and leaves no gap", async () => {
  const guild = new Guild();
  const reader = new Reader();
  await new Subscription(guildId, (name) => name.startsWith("task."), guild.source, reader).begin(0);
  for (const name of ["task.claimed", "chore.created", "task.claimed"]) guild.commit(name);
  for (const position of [1, 2, 3]) guild.tell(position);
  await settled();
  expect(reader.seen).toEqual([1, 3]);
});

test("a position that is still to come is not waited for", async () => {
  const guild = new Guild();
  const reader = new Reader();
  guild.commit();
  await new Subscription(guildId, all, guild.source, reader).begin(2);
  guild.commit();
  guild.tell(2);
  await settled();
  expect([reader.said, reader.seen]).toEqual([["resync"], []]);
});

test.each([
  ["some", 3],
  ["all", 5],
])("when the store has let go %s of what was missed, the reader is told, and nothing is told out of order", async (_what, gone) => {
  const guild = new Guild();
  const reader = new Reader();
  for (let n = 1; n <= 5; n++) guild.commit();
  const events = { ...guild.source.events, head: async () => 5 };
  guild.stored.splice(0, gone);
  await new Subscription(guildId, all, { ...guild.source, events }, reader).begin(1);
  await settled();
  expect([reader.said, reader.seen]).toEqual([["subscribed at 5", "resync"], []]);
});

test("a reader that does not read is not read for", async () => {
  const guild = new Guild();
  const reader = new Reader();
  for (let n = 1; n <= 250; n++) guild.commit();
  let flush: () => void = () => undefined;
  reader.flushed = () => new Promise<void>((resolve) => (flush = resolve));
  await new Subscription(guildId, all, guild.source, reader).begin(0);
  await settled();
  expect(reader.seen).toHaveLength(100);
  for (let page = 0; page < 3; page++) {
    flush();
    await settled();
  }
  expect(reader.seen).toHaveLength(250);
});

test("after its end nothing is told, not even what was on its way", async () => {
  let deliver: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (deliver = resolve));
  const guild = new Guild();
  const late = {
    ...guild.source.events,
    after: (...asked: Parameters<EventSource["events"]["after"]>) => arrived.then(() => guild.source.events.after(...asked)),
  };
  const reader = new Reader();
  guild.commit();
  const subscription = new Subscription(guildId, all, { ...guild.source, events: late }, reader);
  await subscription.begin(0);
  subscription.end();
  deliver();
  guild.commit();
  guild.tell(2);
  guild.reconnect();
  await settled();
  expect(reader.seen).toEqual([]);
});

test("when the store fails, the reader's line is told", async () => {
  const guild = new Guild();
  const events = { ...guild.source.events, after: () => Promise.reject(new Error("away")) };
  const reader = new Reader();
  await new Subscription(guildId, all, { ...guild.source, events }, reader).begin(0);
  await settled();
  expect(reader.said).toEqual(["subscribed at 0", "failed Error: away"]);
});
