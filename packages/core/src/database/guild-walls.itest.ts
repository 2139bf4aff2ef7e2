import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, Sample, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import type { Database } from "./database.js";
import { NoGuildInScope } from "./defects.js";
import { INSUFFICIENT_PRIVILEGE } from "./sql-state.js";

const ours = GuildId.parse("1");
const theirs = GuildId.parse("2");
const id = "0193a1b2-0000-7000-8000-000000000001";
const refused = { driverError: { code: INSUFFICIENT_PRIVILEGE } };

describe.each(backbones())("the walls between guilds on $name", ({ open }) => {
  let database: Database;
  let house: WorkOn;

  beforeEach(async () => {
    database = await open(sampleSchema);
    house = workOn(database);
    for (const guildId of [ours, theirs]) await database.dataSource.getRepository(Sample).insert({ guildId, id, count: 0 });
  });
  afterEach(() => database.close());

  test("first wall: without a guild in scope nothing is read or written", () => {
    expect(() => house.scope.of(Sample)).toThrow(NoGuildInScope);
  });

  test("a question knows its guild", async () => {
    const count = await house.scope.within(ours, async () => {
      const { guildId, rows } = house.scope.of(Sample);
      return (await rows.findBy({ guildId })).length;
    });
    expect(count).toBe(1);
  });

  test("second wall: where an act forgets the predicate, other guilds' rows still do not exist", async () => {
    await house.unitOfWork.run(ours, "forgetful", async () => {
      const { manager } = house.scope.of(Sample);
      expect((await manager.query("SELECT guild_id FROM sample")) as unknown).toEqual([{ guild_id: ours }]);
      await manager.query("UPDATE sample SET count = 9");
      await manager.query("DELETE FROM sample WHERE count = 0");
    });
    expect(await database.dataSource.getRepository(Sample).findBy({ guildId: theirs })).toMatchObject([{ count: 0 }]);
  });

  test("second wall: a row may not be put into, or moved to, another guild", async () => {
    const other = "0193a1b2-0000-7000-8000-000000000002";
    const insert = house.unitOfWork.run(ours, "intruder", () =>
      house.scope.of(Sample).rows.insert({ guildId: theirs, id: other, count: 1 }),
    );
    await expect(insert).rejects.toMatchObject(refused);
    const blind = "INSERT INTO sample (guild_id, id, count, version) VALUES ($1, $2, 1, 1)";
    const unseen = house.unitOfWork.run(ours, "intruder", () => house.scope.of(Sample).manager.query(blind, [theirs, other]));
    await expect(unseen).rejects.toMatchObject(refused);
    const move = house.unitOfWork.run(ours, "mover", () =>
      house.scope.of(Sample).rows.update({ guildId: ours }, { guildId: theirs, id: other }),
    );
    await expect(move).rejects.toMatchObject(refused);
  });

  test.each([
    "CREATE TABLE mine (id int)",
    "ALTER TABLE sample DISABLE ROW LEVEL SECURITY",
    "DROP TABLE sample",
    "DROP POLICY guild_only ON sample",
    "TRUNCATE sample",
    "CREATE ROLE another",
    "SELECT * FROM lease",
    "SELECT * FROM migration",
  ])("third wall: inside an act the database refuses: %s", async (statement) => {
    const attempt = house.unitOfWork.run(ours, "vandal", () => house.unitOfWork.current().manager.query(statement));
    await expect(attempt).rejects.toMatchObject(refused);
  });

  test("work over all guilds sees all, and its reason is on the list", async () => {
    const count = await house.acrossGuilds.run("counting samples", (manager) => manager.count(Sample));
    expect(count).toBe(2);
    expect(house.acrossGuilds.reasons).toEqual(["counting samples"]);
  });

  test("units may begin inside work over all guilds, guild by guild", async () => {
    await house.acrossGuilds.run("raising", async () => {
      for (const guildId of [ours, theirs])
        await house.unitOfWork.run(guildId, "raise", () => house.scope.of(Sample).rows.update({ guildId, id }, { count: 5 }));
    });
    expect(await database.dataSource.getRepository(Sample).sum("count")).toBe(10);
  });
});

describe.each(backbones())("restricted reads on $name", ({ open }) => {
  test("a question under the restricted role sees its guild alone, whatever its predicate", async () => {
    const database = await open(sampleSchema, { restrictReads: true });
    try {
      for (const guildId of [ours, theirs]) await database.dataSource.getRepository(Sample).insert({ guildId, id, count: 0 });
      const { scope } = workOn(database);
      expect(await scope.within(ours, () => scope.of(Sample).rows.find())).toMatchObject([{ guildId: ours }]);
    } finally {
      await database.close();
    }
  });
});
