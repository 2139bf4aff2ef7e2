import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, Sample, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import type { Database } from "./database.js";
import { NoUnitOfWork, OutsideTheUnit, ScopesMixed, UnitEnded } from "./defects.js";
import type { Collection } from "./unit.js";

const ours = GuildId.parse("1");
const theirs = GuildId.parse("2");
const id = "0193a1b2-0000-7000-8000-000000000001";

describe.each(backbones())("a unit of work on $name", ({ open }) => {
  let database: Database;
  let house: WorkOn;

  beforeEach(async () => {
    // On a busy machine fifty take longer than the five seconds after which a waiter gives up.
    database = await open(sampleSchema, { queue: { waitMs: 60_000, slowMs: 60_000 } });
    house = workOn(database);
  });
  afterEach(() => database.close());

  const insert = () => house.scope.of(Sample).manager.insert(Sample, { guildId: ours, id, count: 0 });
  const counts = async () => (await database.dataSource.getRepository(Sample).find()).map(({ count }) => count);

  test("fifty at once count to fifty: none slips in between another's reading and writing", async () => {
    await house.unitOfWork.run(ours, "seed", insert);
    const addOne = () =>
      house.unitOfWork.run(ours, "add one", async () => {
        const { manager } = house.scope.of(Sample);
        await manager.query("SELECT set_config('lock_timeout', '0', true)");
        const row = await manager.findOneOrFail(Sample, { where: { guildId: ours, id }, lock: { mode: "pessimistic_write" } });
        await manager.update(Sample, { guildId: ours, id }, { count: row.count + 1 });
      });
    await Promise.all(Array.from({ length: 50 }, addOne));
    expect(await counts()).toEqual([50]);
  });

  test("of one that throws nothing stays, and those at the same time keep theirs", async () => {
    const one = (n: number) =>
      house.unitOfWork.run(ours, "one of many", async () => {
        const row = { guildId: ours, id: id.slice(0, -2) + String(10 + n), count: n };
        await house.scope.of(Sample).rows.insert(row);
        if (n % 2 === 1) throw new Error(`odd ${n}`);
      });
    await Promise.allSettled(Array.from({ length: 10 }, (_, n) => one(n)));
    expect((await counts()).sort()).toEqual([0, 2, 4, 6, 8]);
  });

  test("a nested one joins, and falls with the outer one", async () => {
    const nested = house.unitOfWork.run(ours, "outer", async () => {
      await house.unitOfWork.run(ours, "inner", insert);
      throw new Error("later");
    });
    await expect(nested).rejects.toThrow("later");
    expect(await counts()).toEqual([]);
  });

  test("belongs to one guild: another's act, question or work over all guilds may not begin inside", async () => {
    await house.unitOfWork.run(ours, "ours", async () => {
      await expect(async () => house.unitOfWork.run(theirs, "theirs", insert)).rejects.toBeInstanceOf(ScopesMixed);
      await expect(async () => house.scope.within(theirs, insert)).rejects.toBeInstanceOf(ScopesMixed);
      await expect(async () => house.acrossGuilds.run("why", () => Promise.resolve())).rejects.toBeInstanceOf(ScopesMixed);
    });
  });

  test("may not begin inside a question", async () => {
    await house.scope.within(ours, async () => {
      await expect(async () => house.unitOfWork.run(ours, "act", insert)).rejects.toBeInstanceOf(ScopesMixed);
    });
  });

  test("runs at READ COMMITTED, as the restricted role, and gives both back", async () => {
    const standing =
      "SELECT current_user AS role, current_setting('transaction_isolation') AS isolation, current_setting('lock_timeout') AS patience";
    const inside: unknown[] = await house.unitOfWork.run(ours, "look", () => house.unitOfWork.current().manager.query(standing));
    expect(inside).toEqual([{ role: "chorestree_app", isolation: "read committed", patience: "2s" }]);
    const [after]: [{ role: string; patience: string }] = await database.dataSource.query(standing);
    expect(after.role).not.toBe("chorestree_app");
    expect(after.patience).toBe("0");
  });

  test("a query past its manager is refused at once, not after waiting for itself", async () => {
    await house.unitOfWork.run(ours, "careless", async () => {
      await expect(database.dataSource.query("SELECT 1")).rejects.toBeInstanceOf(OutsideTheUnit);
    });
  });

  test("work left running after it is refused", async () => {
    const later = await house.unitOfWork.run(ours, "leaky", () => Promise.resolve(() => house.unitOfWork.current()));
    expect(later).toThrow(NoUnitOfWork);
    const leaked = await house.unitOfWork.run(ours, "leaky", () => Promise.resolve(house.unitOfWork.current()));
    expect(() => leaked.manager).toThrow(UnitEnded);
    expect(() => leaked.afterCommit(() => undefined)).toThrow(UnitEnded);
  });

  test("is repeated as a whole when it loses against another transaction (40001), and collects afresh", async () => {
    let tries = 0;
    const flushed: string[] = [];
    const words: Collection<string> = { name: "words", flush: (_unit, items) => Promise.resolve(void flushed.push(...items)) };
    await house.unitOfWork.run(ours, "loser", async () => {
      const unit = house.unitOfWork.current();
      unit.collect(words, `try ${++tries}`);
      await insert();
      if (tries < 3) await unit.manager.query("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
    });
    expect(flushed).toEqual(["try 3"]);
    expect(await counts()).toEqual([0]);
  });

  test("gives up after five lost races, and repeats nothing else", async () => {
    let tries = 0;
    const losing = (state: string) =>
      house.unitOfWork.run(ours, "loser", async () => {
        tries++;
        await house.unitOfWork.current().manager.query(`DO $$ BEGIN RAISE SQLSTATE '${state}'; END $$`);
      });
    await expect(losing("40P01")).rejects.toMatchObject({ name: "DatabaseBusy", cause: { code: "40P01" } });
    expect(tries).toBe(5);
    await expect(losing("23505")).rejects.toMatchObject({ code: "23505" });
    expect(tries).toBe(6);
  });
});
