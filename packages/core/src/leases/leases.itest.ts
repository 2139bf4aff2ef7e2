import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { backbones } from "@chorestree/test/backbone";
import { coreSchema } from "../database/core-schema.js";
import type { Database } from "../database/database.js";
import type { Lease } from "./lease.js";
import { Leases } from "./leases.js";

const LONG = 60_000;

describe.each(backbones())("leases on $name", ({ open }) => {
  let database: Database;
  let leases: Leases;

  beforeAll(async () => {
    database = await open(coreSchema);
    leases = new Leases(database, { next: randomUUID });
  });
  afterAll(() => database.close());

  const expire = (name: string) => database.dataSource.query("UPDATE lease SET expires_at = clock_timestamp() WHERE name = $1", [name]);
  const taken = async (name: string, ttlMs = LONG): Promise<Lease> => {
    const lease = await leases.acquire(name, ttlMs);
    if (lease === null) throw new Error("the lease was not free");
    return lease;
  };

  test("of ten who ask at once one gets it", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => leases.acquire("relay", LONG)));
    expect(answers.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test("different works have different holders", async () => {
    await taken("one");
    expect((await taken("other")).name).toBe("other");
  });

  test("one that is given back is free at once, with a greater number", async () => {
    const first = await taken("given back");
    await leases.release(first);
    expect((await taken("given back")).fence).toBeGreaterThan(first.fence);
  });

  test("one of a dead holder is taken when it has run out, with a greater number, and the dead cannot disturb it", async () => {
    const dead = await taken("crash");
    await expire("crash");
    expect(await leases.renew(dead)).toBe(false);
    const next = await taken("crash");
    expect(next.fence).toBeGreaterThan(dead.fence);
    expect(await leases.renew(dead)).toBe(false);
    await leases.release(dead);
    expect(await leases.renew(next)).toBe(true);
  });

  test("renewing puts the end off", async () => {
    const lease = await taken("renewed", LONG);
    const left = async () => {
      const [row]: [{ left: number }] = await database.dataSource.query(
        "SELECT extract(epoch FROM expires_at - clock_timestamp())::float8 AS left FROM lease WHERE name = 'renewed'",
      );
      return row.left;
    };
    await database.dataSource.query("UPDATE lease SET expires_at = clock_timestamp() + interval '5 s' WHERE name = 'renewed'");
    expect(await leases.renew(lease)).toBe(true);
    expect(await left()).toBeGreaterThan(50);
  });

  test("two loops take turns and never overlap; the stopped one lets the other begin", async () => {
    const log: string[] = [];
    let inside = 0;
    const loop = (who: string) => {
      const stop = new AbortController();
      let begun = () => {};
      const beginning = new Promise<void>((resolve) => (begun = resolve));
      const ended = leases.holdWhile("turns", 300, stop.signal, async (_lease, signal) => {
        log.push(`${who}, ${++inside} inside`);
        begun();
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        inside--;
      });
      const finish = () => {
        stop.abort();
        return ended;
      };
      return { beginning, finish };
    };
    const [mia, sam] = [loop("Mia"), loop("Sam")];
    const first = await Promise.race([mia.beginning.then(() => mia), sam.beginning.then(() => sam)]);
    const second = first === mia ? sam : mia;
    await first.finish();
    await second.beginning;
    await second.finish();
    expect(log.map((line) => line.split(", ")[1])).toEqual(["1 inside", "1 inside"]);
  });
});
