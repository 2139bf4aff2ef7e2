import { describe, expect, test } from "@jest/globals";
import { ConnectionQueue, EmbeddedDatabaseBusy } from "./connection-queue.js";

const mia = { name: "Mia's act" };
const sam = { name: "Sam's act" };

function aQueue(limits = { waitMs: 5000, slowMs: 5000 }) {
  const warned: unknown[] = [];
  const standing = () => 0;
  return { queue: new ConnectionQueue({ warn: (fields) => void warned.push(fields) }, limits, standing), warned };
}

describe("the one connection", () => {
  test("goes to those who wait in the order in which they came", async () => {
    const { queue } = aQueue();
    const release = await queue.acquire(mia);
    const order: number[] = [];
    const turns = [1, 2, 3].map(async (n) => {
      const done = await queue.acquire(sam);
      order.push(n);
      done();
    });
    expect(order).toEqual([]);
    release();
    await Promise.all(turns);
    expect(order).toEqual([1, 2, 3]);
  });

  test("is one holder's: giving it back twice does not free it under the next one", async () => {
    const { queue } = aQueue({ waitMs: 1, slowMs: 5000 });
    const first = await queue.acquire(mia);
    const waiting = queue.acquire(sam);
    first();
    const second = await waiting;
    first();
    await expect(queue.acquire(mia)).rejects.toBeInstanceOf(EmbeddedDatabaseBusy);
    second();
  });

  test("who waits too long gives up, names the holder, and leaves the line", async () => {
    const { queue } = aQueue({ waitMs: 20, slowMs: 5000 });
    const release = await queue.acquire(mia);
    await expect(queue.acquire(sam)).rejects.toThrow("'Sam's act' waited 20 ms for the embedded database, which 'Mia's act' holds.");
    release();
    (await queue.acquire(sam))();
    (await queue.acquire(mia))();
  });

  test("who holds it for long is logged by name, migrations excepted", async () => {
    const { queue, warned } = aQueue({ waitMs: 5000, slowMs: -1 });
    (await queue.acquire(mia))();
    (await queue.acquire({ name: "migrations" }))();
    expect(warned).toEqual([{ work: "Mia's act", heldMs: 0 }]);
  });

  test("nobody is logged who was quick", async () => {
    const { queue, warned } = aQueue();
    (await queue.acquire(mia))();
    expect(warned).toEqual([]);
  });
});
