import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import type { Database } from "../database.js";
import { DatabaseBusy } from "../busy.js";

const guildId = GuildId.parse("1");

describe.each(backbones().filter(({ name }) => name === "embedded"))("the one connection of the $name database", ({ open }) => {
  let database: Database;
  let house: WorkOn;
  let warned: unknown[];

  beforeEach(async () => {
    warned = [];
    const logger = { info: () => undefined, warn: (fields: unknown) => void warned.push(fields), error: () => undefined };
    database = await open(sampleSchema, { logger, queue: { waitMs: 50, slowMs: -1 } });
    house = workOn(database);
    warned = [];
  });
  afterEach(() => database.close());

  test("an act that waits for it in vain is told whose act holds it, which goes on undisturbed", async () => {
    const holder = house.unitOfWork.run(guildId, "chore.import", async () => {
      const another = () => house.unitOfWork.run(guildId, "task.add", () => Promise.resolve());
      const waiter: unknown = await database.scope.exit(another).catch((error: unknown) => error);
      expect(waiter).toBeInstanceOf(DatabaseBusy);
      expect(String((waiter as Error).cause)).toContain("'task.add' waited 50 ms for the embedded database, which 'chore.import' holds");
      return house.unitOfWork.current().manager.query<unknown>("SELECT 1 AS one");
    });
    expect(await holder).toEqual([{ one: 1 }]);
  });

  test("whoever held it for long is logged by name, whatever kind of work it was", async () => {
    await house.unitOfWork.run(guildId, "chore.import", () => Promise.resolve());
    await house.acrossGuilds.run("retention", (manager) => manager.query("SELECT 1"));
    await house.scope.within(guildId, () => database.dataSource.query("SELECT 1"));
    await database.dataSource.query("SELECT 1");
    expect(warned).toMatchObject([
      { work: "chore.import" },
      { work: "across guilds: retention" },
      { work: "a question" },
      { work: "a single query" },
    ]);
  });
});
