import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { Cache, type CacheOptions } from "./cache.js";
import { connectRedis } from "./connect-redis.js";
import type { Question } from "./question.js";

// Processes and connections of their own take their time on a busy machine.
jest.setTimeout(30_000);

const named = process.env.REDIS_URL;
const realRedis = named === "" ? undefined : named;
const stores = [{ name: "memory", url: null }, ...(realRedis === undefined ? [] : [{ name: "Redis", url: realRedis }])];
const needsRedis = realRedis === undefined ? describe.skip : describe;

const opened: { close(): unknown }[] = [];
let guildId: string;
beforeEach(() => {
  // A guild of its own for each test: the Redis of the tests is shared, and never flushed.
  guildId = String(process.hrtime.bigint());
});
afterEach(async () => {
  over = true;
  jest.restoreAllMocks();
  for (const each of opened.splice(0).reverse()) await each.close();
});

function aCache(redisUrl: string | null, more: Partial<CacheOptions> = {}): Cache {
  const cache = new Cache({ redisUrl, insideUnit: () => false, ...more });
  opened.push(cache);
  return cache;
}

/** A question whose true answer is `truth`, and how often it was really asked. */
function aQuestion<T>(truth: T, more: Partial<Question<T>> = {}) {
  const subject = { truth, asked: 0 };
  const question: Question<T> = { key: "task.list", guildId, ttlMs: 60_000, ...more };
  const load = () => {
    subject.asked++;
    return Promise.resolve(subject.truth);
  };
  return { subject, ask: (cache: Cache) => cache.wrap(question, load) };
}

let over = false;
beforeEach(() => {
  over = false;
});

/** Until it is so: what other processes hear takes a moment, and has no event to wait for. Jest's time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!over && !(await isSo())) await new Promise(setImmediate);
}

/** A cache that is in use: its Redis, if any, is there and heard. */
async function inUse(url: string | null, more: Partial<CacheOptions> = {}): Promise<Cache> {
  const cache = aCache(url, more);
  const { subject, ask } = aQuestion(0, { key: "in use" });
  await until(async () => {
    const before = subject.asked;
    await ask(cache);
    return subject.asked === before;
  });
  return cache;
}

describe.each(stores)("answers kept in $name", ({ url }) => {
  test("a question asked again is not asked again", async () => {
    const seen: string[] = [];
    const cache = await inUse(url, { observe: (what) => seen.push(what) });
    const { subject, ask } = aQuestion({ titles: ["Dishes"] });
    seen.length = 0;
    expect([await ask(cache), await ask(cache)]).toEqual([subject.truth, subject.truth]);
    expect(subject.asked).toBe(1);
    expect(seen).toEqual(["miss", "hit"]);
  });

  test("a hundred who ask at once are one question", async () => {
    const cache = await inUse(url);
    const { subject, ask } = aQuestion(1);
    await Promise.all(Array.from({ length: 100 }, () => ask(cache)));
    expect(subject.asked).toBe(1);
  });

  test("an answer is asked anew once its time is over", async () => {
    const cache = await inUse(url);
    const { subject, ask } = aQuestion(1, { ttlMs: 5_000 });
    const begun = Date.now();
    const clock = jest.spyOn(Date, "now").mockReturnValue(begun);
    await ask(cache);
    clock.mockReturnValue(begun + 4_999);
    await ask(cache);
    expect(subject.asked).toBe(1);
    clock.mockReturnValue(begun + 5_000);
    await ask(cache);
    expect(subject.asked).toBe(2);
  });

  test.each([{ tags: ["task"] }, { keys: ["task.list"] }])("what an act declares stale is asked anew: %j", async (stale) => {
    const cache = await inUse(url);
    const { subject, ask } = aQuestion("before", { tags: ["task", "chore"] });
    await ask(cache);
    subject.truth = "after";
    await cache.invalidate({ guildId, ...stale });
    expect(await ask(cache)).toBe("after");
  });

  test("the neighbours' answers are theirs, and stay when ours are stale", async () => {
    const cache = await inUse(url);
    const ours = aQuestion("ours", { tags: ["task"] });
    const theirs = aQuestion("theirs", { tags: ["task"], guildId: `${guildId}9` });
    expect([await ours.ask(cache), await theirs.ask(cache)]).toEqual(["ours", "theirs"]);
    await cache.invalidate({ guildId, tags: ["task"], keys: ["task.list"] });
    await theirs.ask(cache);
    expect(theirs.subject.asked).toBe(1);
  });

  test("inside a unit of work nothing is read and nothing is filled", async () => {
    let inside = false;
    const cache = await inUse(url, { insideUnit: () => inside });
    const { subject, ask } = aQuestion("row");
    inside = true;
    await ask(cache);
    inside = false;
    await ask(cache);
    inside = true;
    subject.truth = "changed row";
    expect(await ask(cache)).toBe("changed row");
    expect(subject.asked).toBe(3);
  });

  test("an answer read before a change and finished after it is not kept", async () => {
    const cache = await inUse(url);
    const { subject, ask } = aQuestion("after", { tags: ["task"] });
    const late = cache.wrap({ key: "task.list", guildId, ttlMs: 60_000, tags: ["task"] }, async () => {
      await cache.invalidate({ guildId, tags: ["task"] });
      return "before";
    });
    expect(await late).toBe("before");
    expect(await ask(cache)).toBe("after");
    expect(subject.asked).toBe(1);
  });

  test("what the loader throws is thrown as it is, and not kept", async () => {
    const cache = await inUse(url);
    const refusal = new RangeError("not here");
    const question = { key: "k", guildId, ttlMs: 60_000 };
    await expect(cache.wrap(question, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(await cache.wrap(question, () => Promise.resolve(1))).toBe(1);
  });

  test("no answer is an answer that is asked again", async () => {
    const cache = await inUse(url);
    const { subject, ask } = aQuestion<string | undefined>(undefined);
    expect([await ask(cache), await ask(cache)]).toEqual([undefined, undefined]);
    expect(subject.asked).toBe(2);
  });
});

needsRedis("two processes on one Redis", () => {
  const url = realRedis ?? "";

  test("what one was told, the other knows", async () => {
    const [mine, yours] = [await inUse(url), await inUse(url)];
    const { subject, ask } = aQuestion("answer");
    expect([await ask(mine), await ask(yours)]).toEqual(["answer", "answer"]);
    expect(subject.asked).toBe(1);
  });

  test.each([{ tags: ["task"] }, { keys: ["task.list"] }])("what one declares stale, the other asks anew: %j", async (stale) => {
    const [mine, yours] = [await inUse(url), await inUse(url)];
    const { subject, ask } = aQuestion("before", { tags: ["task"] });
    await ask(mine);
    await ask(yours);
    subject.truth = "after";
    await mine.invalidate({ guildId, ...stale });
    await until(async () => (await ask(yours)) === "after");
    expect(await ask(mine)).toBe("after");
  });

  test("opened personal text stays in the memory of its process, and is told stale all the same", async () => {
    const [mine, yours] = [await inUse(url), await inUse(url)];
    const { subject, ask } = aQuestion("Dishes", { keep: "memory", tags: ["task"], key: "titles" });
    expect([await ask(mine), await ask(yours), await ask(mine)]).toEqual(["Dishes", "Dishes", "Dishes"]);
    expect(subject.asked).toBe(2);
    const redis = await connectRedis(url);
    opened.push({ close: () => redis.quit() });
    expect(await redis.keys(`*${guildId}:titles*`)).toEqual([]);
    subject.truth = "Plates";
    await yours.invalidate({ guildId, tags: ["task"] });
    await until(async () => (await ask(mine)) === "Plates");
  });

  test("an answer of another shape, from another build or another hand, is asked anew", async () => {
    const yours = await inUse(url);
    const old = aQuestion<unknown>("text");
    const redis = await connectRedis(url);
    opened.push({ close: () => redis.quit() });
    await old.ask(yours);
    expect(await redis.exists(`chorestree:guild:${guildId}:task.list`)).toBe(1);
    const { ask } = aQuestion({ titles: ["Dishes"] }, { schema: z.object({ titles: z.array(z.string()) }) });
    expect(await ask(await inUse(url))).toEqual({ titles: ["Dishes"] });
  });
});

describe("a Redis that is not there", () => {
  test("is slower, but right, and never an error", async () => {
    const seen: string[] = [];
    const cache = aCache("redis://127.0.0.1:1", { observe: (what) => seen.push(what) });
    const { subject, ask } = aQuestion("before", { tags: ["task"] });
    expect(await ask(cache)).toBe("before");
    subject.truth = "after";
    await cache.invalidate({ guildId, tags: ["task"], keys: ["other"] });
    expect(await ask(cache)).toBe("after");
    expect(seen).toContain("failed");
    expect(seen).toContain("bypassed");
  });

  test("says why, to who asks for a connection", async () => {
    await expect(connectRedis("redis://127.0.0.1:1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

needsRedis("a Redis that goes away and comes back", () => {
  test("what we declared stale meanwhile is stale for everybody afterwards", async () => {
    const between = await aProxy(realRedis ?? "");
    const [mine, yours] = [await inUse(between.url), await inUse(realRedis ?? "")];
    const { subject, ask } = aQuestion("before", { tags: ["task"] });
    expect([await ask(mine), await ask(yours), subject.asked]).toEqual(["before", "before", 1]);
    await between.cut();
    subject.truth = "after";
    await mine.invalidate({ guildId, tags: ["task"], keys: ["other"] });
    expect(await ask(yours)).toBe("before");
    between.restore();
    await until(async () => (await ask(yours)) === "after");
  });

  test("what others declare stale while we are away is never shown by us", async () => {
    const between = await aProxy(realRedis ?? "");
    const [mine, yours] = [await inUse(between.url), await inUse(realRedis ?? "")];
    const { subject, ask } = aQuestion("before", { tags: ["task"] });
    // Twice: after the second nothing of it needs Redis any more.
    expect([await ask(mine), await ask(mine), await ask(yours), subject.asked]).toEqual(["before", "before", "before", 1]);
    await between.cut();
    subject.truth = "after";
    await yours.invalidate({ guildId, tags: ["task"] });
    expect(await ask(mine)).toBe("after");
    between.restore();
    await until(async () => {
      const before = subject.asked;
      expect(await ask(mine)).toBe("after");
      return subject.asked === before;
    });
  });

  test("one that hangs costs a request its budget, once, and not for ever", async () => {
    const between = await aProxy(realRedis ?? "");
    const cache = await inUse(between.url);
    between.stall();
    const begun = performance.now();
    for (let i = 0; i < 40; i++) await aQuestion(i, { key: `k${i}` }).ask(cache);
    // A budget for each would be two seconds.
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

/** A wire to Redis that can be cut, or go silent. */
async function aProxy(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let silent = false;
  const serve = (client: Socket) => {
    const upstream = connect(Number(port || 6379), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk: Buffer) => silent || to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  };
  let server: Server = createServer(serve).listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = (server.address() as AddressInfo).port;
  /** Resolves when both ends have noticed. */
  const cut = async () => {
    server.close();
    const ends = [...sockets].map((socket) => once(socket.destroy(), "close"));
    await Promise.all(ends);
    await new Promise(setImmediate);
  };
  opened.unshift({ close: cut });
  return {
    url: `redis://127.0.0.1:${own}`,
    cut,
    restore: () => void (server = createServer(serve).listen(own, "127.0.0.1")),
    stall: () => void (silent = true),
  };
}
