import { describe, expect, test } from "@jest/globals";
import { holdWhile, type LeasedWork } from "./hold-while.js";
import type { Lease } from "./lease.js";

const lease: Lease = { name: "relay", holder: "us", fence: 1n, ttlMs: 60 };
const aborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

/** A loop over leases that answer as told, which stops after `rounds` works. */
async function run(
  answers: { renew?: () => Promise<boolean>; acquire?: (n: number) => Promise<Lease | null> },
  rounds: number,
  work: LeasedWork,
) {
  const stop = new AbortController();
  const seen = { released: 0, said: [] as string[] };
  let asked = 0;
  let done = 0;
  const giver = {
    acquire: () => (answers.acquire ?? (() => Promise.resolve(lease)))(++asked),
    renew: answers.renew ?? (() => Promise.resolve(true)),
    release: () => {
      seen.released++;
      return Promise.resolve();
    },
  };
  const say = (_fields: unknown, message: string) => {
    seen.said.push(message);
  };
  const counted: LeasedWork = async (held, signal) => {
    try {
      await work(held, signal);
    } finally {
      if (++done === rounds) stop.abort();
    }
  };
  await holdWhile(giver, { info: say, warn: say, error: say }, { name: "relay", ttlMs: lease.ttlMs, stop: stop.signal, work: counted });
  return { ...seen, asked };
}

describe("work under a lease", () => {
  test("is told when the lease was taken from it, and gives way", async () => {
    let asked = 0;
    const renew = () => {
      asked++;
      return Promise.resolve(false);
    };
    const { said, released } = await run({ renew }, 1, (_lease, signal) => aborted(signal));
    expect(said).toEqual(["a lease was lost"]);
    expect(asked).toBe(1);
    expect(released).toBe(1);
  });

  test("is told in time when the database no longer answers: nobody may be surer of a lease than the others", async () => {
    const begun = performance.now();
    const { said } = await run({ renew: () => Promise.reject(new Error("gone")) }, 1, (_lease, signal) => aborted(signal));
    expect(said).toEqual(["a lease was lost"]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(lease.ttlMs - 5);
  });

  test("is told also when the database stops answering after a while", async () => {
    let asked = 0;
    const renew = () => (++asked < 3 ? Promise.resolve(true) : Promise.reject(new Error("gone")));
    const { said } = await run({ renew }, 1, (_lease, signal) => aborted(signal));
    expect(said).toEqual(["a lease was lost"]);
  });

  test("goes on for many times the lease's length while it is renewed", async () => {
    let renewals = 0;
    let enough = () => {};
    const renewedOften = new Promise<void>((resolve) => (enough = resolve));
    const renew = () => {
      if (++renewals === 6) enough();
      return Promise.resolve(true);
    };
    const { said } = await run({ renew }, 1, () => renewedOften);
    expect(said).toEqual([]);
  });

  test("that throws is logged, gives the lease back, and begins again", async () => {
    const { said, released } = await run({}, 2, () => Promise.reject(new Error("bug")));
    expect(said[0]).toBe("a leased work failed; it will begin again");
    expect(released).toBe(2);
  });

  test("waits for the lease, through a database that fails", async () => {
    const acquire = (n: number) => (n === 1 ? Promise.reject(new Error("down")) : Promise.resolve(n === 2 ? null : lease));
    const { asked, said } = await run({ acquire }, 1, () => Promise.resolve());
    expect(asked).toBe(3);
    expect(said).toEqual(["a lease could not be asked for"]);
  });
});
