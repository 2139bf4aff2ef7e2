import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { MemberId } from "@chorestree/atoms/member";
import { backbones, BrokenLine, describeEach, Sample, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import { DatabaseBusy, OutcomeUnknown } from "./busy.js";
import type { Database } from "./database.js";
import { openDatabase, type OpenDatabaseDeps } from "./open-database.js";
import { SERVING } from "./postgres-options.js";

const guildId = GuildId.parse("1");
const id = "0193a1b2-0000-7000-8000-000000000001";
const act = { guildId, memberId: MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa"), idempotencyKey: "press 1" };
const what = { workflow: "sample.make", target: null, input: {} };
const busy = { name: "DatabaseBusy", code: "busy", retryAfterSeconds: 2 };

/** Somebody who holds on to what they have until they are let go. */
function holding(work: (until: Promise<void>, held: () => void) => Promise<void>) {
  let letGo = () => {};
  let held = () => {};
  const until = new Promise<void>((resolve) => (letGo = resolve));
  const has = new Promise<void>((resolve) => (held = resolve));
  const working = work(until, held);
  return { has, end: () => (letGo(), working) };
}

describe.each(backbones().filter(({ name }) => name === "embedded"))("an $name database that somebody keeps", ({ open }) => {
  test("is busy for acts and questions alike, logged by name, and nothing was done", async () => {
    const warned: object[] = [];
    const logger = { info: () => undefined, warn: (fields: object) => void warned.push(fields), error: () => undefined };
    const database = await open(sampleSchema, { logger, queue: { waitMs: 20, slowMs: 60_000 } });
    const house = workOn(database);
    const keeper = holding((until, held) => house.acrossGuilds.run("keep it", (manager) => manager.transaction(() => (held(), until))));
    await keeper.has;
    let begun = 0;
    const make = () => Promise.resolve({ begun: ++begun });
    await expect(house.unitOfWork.once(act, what, make)).rejects.toMatchObject(busy);
    await expect(house.scope.within(guildId, () => house.scope.of(Sample).rows.count())).rejects.toMatchObject(busy);
    await expect(house.acrossGuilds.run("look", (manager) => manager.query("SELECT 1"))).rejects.toMatchObject(busy);
    expect(warned.map((fields) => "work" in fields && fields.work)).toEqual(["sample.make", "a question", "across guilds: look"]);
    await keeper.end();
    expect(await house.unitOfWork.once(act, what, make)).toEqual({ begun: 1 });
    await database.close();
  });
});

describeEach(
  backbones().filter(({ name }) => name === "postgres"),
  "PostgreSQL",
)("a $name that cannot", (backbone) => {
  let database: Database;
  const ends: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    database = await backbone.open(sampleSchema);
    ends.push(() => database.close());
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  /** The same database as a process with other limits, or by another line, has it. */
  async function another(
    limits: Partial<typeof SERVING>,
    more: { poolMax?: number; url?: string } = {},
  ): Promise<WorkOn & { db: Database }> {
    const settings = backbone.settingsOf(database);
    if (settings?.kind !== "postgres") throw new Error("no settings");
    const deps: OpenDatabaseDeps = {
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      limits: { ...SERVING, ...limits },
    };
    const db = await openDatabase({ ...settings, ...more }, sampleSchema, deps);
    ends.push(() => db.close());
    return { ...workOn(db), db };
  }
  const make = (house: WorkOn) => async () => {
    await house.scope.of(Sample).rows.insert({ guildId, id, count: 1 });
    return { id };
  };
  const stored = async () => [
    await database.dataSource.getRepository(Sample).count(),
    (await database.dataSource.query<unknown[]>("SELECT 1 FROM idempotency_key")).length,
  ];

  test("give us a row in time: its holder keeps it, and the act may be done again under the same key", async () => {
    const house = workOn(database);
    const holder = holding((until, held) =>
      database.dataSource.transaction(async (manager) => {
        await manager.query("LOCK TABLE sample");
        held();
        await until;
      }),
    );
    await holder.has;
    await expect(house.unitOfWork.once(act, what, make(house))).rejects.toMatchObject(busy);
    await holder.end();
    expect(await stored()).toEqual([0, 0]);
    expect(await house.unitOfWork.once(act, what, make(house))).toEqual({ id });
  });

  test("finish a statement in time", async () => {
    const house = await another({ statementMs: 50 });
    const slow = async () => {
      await make(house)();
      await house.unitOfWork.current().manager.query("SELECT pg_sleep(60)");
      return {};
    };
    await expect(house.unitOfWork.once(act, what, slow)).rejects.toMatchObject(busy);
    expect(await stored()).toEqual([0, 0]);
  });

  test("spare a connection: all of the pool are out", async () => {
    const house = await another({ connectMs: 50 }, { poolMax: 1 });
    const holder = holding((until, held) => house.db.dataSource.transaction(() => (held(), until)));
    await holder.has;
    await expect(house.unitOfWork.once(act, what, make(house))).rejects.toMatchObject(busy);
    await expect(house.scope.within(guildId, () => house.scope.of(Sample).rows.count())).rejects.toMatchObject(busy);
    await holder.end();
  });

  test("keep up the line: cut in the middle of an act, then refused, then back", async () => {
    const settings = backbone.settingsOf(database);
    const line = await BrokenLine.to(settings?.kind === "postgres" ? (settings.url ?? "") : "");
    ends.push(() => line.close());
    const house = await another({}, { url: line.url });
    const cutShort = async () => {
      await make(house)();
      line.cut();
      await make(house)();
      return {};
    };
    await expect(house.unitOfWork.once(act, what, cutShort)).rejects.toMatchObject(busy);
    await expect(house.unitOfWork.once(act, what, make(house))).rejects.toMatchObject(busy);
    line.mend();
    expect(await house.unitOfWork.once(act, what, make(house))).toEqual({ id });
    line.cut();
    await expect(house.scope.within(guildId, () => house.scope.of(Sample).rows.count())).rejects.toBeInstanceOf(DatabaseBusy);
  });

  test("say what became of a COMMIT: never told as busy, and the same key settles it", async () => {
    await database.dataSource.query(
      `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON sample DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger()`,
    );
    const hasty = await another({ queryMs: 700 });
    await expect(hasty.unitOfWork.once(act, what, make(hasty))).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await hasty.unitOfWork.once(act, what, make(hasty))).toEqual({ id });
    expect(await stored()).toEqual([1, 1]);
  });

  test("be misunderstood: a COMMIT that the server refused did nothing, and is a defect like any other", async () => {
    await database.dataSource.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '23514'; END $$;
       CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON sample DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    const house = workOn(database);
    await expect(house.unitOfWork.once(act, what, make(house))).rejects.toMatchObject({ code: "23514" });
    expect(await stored()).toEqual([0, 0]);
  });
});
