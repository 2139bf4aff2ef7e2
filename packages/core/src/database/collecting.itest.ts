import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { MemberId } from "@chorestree/atoms/member";
import { backbones, Sample, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import type { Database } from "./database.js";
import { UnitEnded } from "./defects.js";
import { IdempotencyKey } from "./idempotency-key.entity.js";
import type { Collection, Unit } from "./unit.js";

const guildId = GuildId.parse("1");
const memberId = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const id = "0193a1b2-0000-7000-8000-000000000001";

class Words implements Collection<string> {
  readonly name = "words";
  readonly flushed: string[] = [];

  constructor(private readonly atFlush: (unit: Unit) => Promise<void> = () => Promise.resolve()) {}

  async flush(unit: Unit, items: readonly string[]): Promise<void> {
    await this.atFlush(unit);
    this.flushed.push(...items);
  }
}

describe.each(backbones())("what a unit collects on $name", ({ open }) => {
  let database: Database;
  let house: WorkOn;
  let errors: unknown[];

  beforeEach(async () => {
    errors = [];
    const logger = { info: () => undefined, warn: () => undefined, error: (fields: unknown) => void errors.push(fields) };
    database = await open(sampleSchema, { logger });
    house = workOn(database);
  });
  afterEach(() => database.close());

  test("is written once, in its order, and not at all after a rollback", async () => {
    const words = new Words();
    await house.unitOfWork.run(guildId, "talk", async () => {
      house.unitOfWork.current().collect(words, "one");
      await house.unitOfWork.run(guildId, "nested", () => Promise.resolve(house.unitOfWork.current().collect(words, "two")));
    });
    const failing = house.unitOfWork.run(guildId, "fail", () => {
      house.unitOfWork.current().collect(words, "three");
      return Promise.reject(new Error("no"));
    });
    await expect(failing).rejects.toThrow("no");
    expect(words.flushed).toEqual(["one", "two"]);
  });

  test("goes with a savepoint that is rolled back, as do its rows and effects", async () => {
    const words = new Words();
    const effects: string[] = [];
    await house.unitOfWork.run(guildId, "talk", async () => {
      const unit = house.unitOfWork.current();
      const say = (word: string) => {
        unit.collect(words, word);
        unit.afterCommit(() => effects.push(word));
      };
      say("before");
      const doomed = house.unitOfWork.savepoint(async () => {
        say("doomed");
        await unit.manager.insert(Sample, { guildId, id, count: 1 });
        throw new Error("undo");
      });
      await expect(doomed).rejects.toThrow("undo");
      await house.unitOfWork.savepoint(() => Promise.resolve(say("kept")));
      expect(await unit.manager.count(Sample)).toBe(0);
    });
    expect(words.flushed).toEqual(["before", "kept"]);
    expect(effects).toEqual(["before", "kept"]);
  });

  test("is written last: the stored answer is there already, and nothing may be collected any more", async () => {
    const seen: unknown[] = [];
    const words: Words = new Words(async (unit) => {
      seen.push((await unit.manager.find(IdempotencyKey)).map(({ answer }) => answer));
      expect(() => unit.collect(words, "late")).toThrow(UnitEnded);
    });
    const act = { guildId, memberId, idempotencyKey: "key" };
    await house.unitOfWork.once(act, { workflow: "talk", target: null, input: {} }, () => {
      house.unitOfWork.current().collect(words, "word");
      return Promise.resolve({ said: 1 });
    });
    expect(seen).toEqual([[{ said: 1 }]]);
  });

  test("when its writing fails, nothing of the unit stays", async () => {
    const words = new Words(() => Promise.reject(new Error("full")));
    const failing = house.unitOfWork.run(guildId, "talk", async () => {
      await house.unitOfWork.current().manager.insert(Sample, { guildId, id, count: 1 });
      house.unitOfWork.current().collect(words, "word");
    });
    await expect(failing).rejects.toThrow("full");
    expect(await database.dataSource.getRepository(Sample).count()).toBe(0);
  });

  test("effects wait for the commit, see it, and never happen after a rollback", async () => {
    let seen: Promise<number> = Promise.resolve(-1);
    await house.unitOfWork.run(guildId, "good", async () => {
      await house.unitOfWork.current().manager.insert(Sample, { guildId, id, count: 1 });
      house.unitOfWork.current().afterCommit(() => void (seen = database.dataSource.getRepository(Sample).count()));
    });
    expect(await seen).toBe(1);
    const bad = house.unitOfWork.run(guildId, "bad", () => {
      house.unitOfWork.current().afterCommit(() => void (seen = Promise.resolve(-2)));
      return Promise.reject(new Error("no"));
    });
    await expect(bad).rejects.toThrow("no");
    expect(await seen).toBe(1);
  });

  test("an effect that fails is logged and spoils neither the act nor the next effect", async () => {
    const effects: string[] = [];
    const answer = await house.unitOfWork.run(guildId, "good", () => {
      const unit = house.unitOfWork.current();
      unit.afterCommit(() => {
        throw new Error("at once");
      });
      const later: () => unknown = () => Promise.reject(new Error("later"));
      unit.afterCommit(later);
      unit.afterCommit(() => effects.push("next"));
      return Promise.resolve("answer");
    });
    expect(answer).toBe("answer");
    expect(effects).toEqual(["next"]);
    expect(errors).toHaveLength(2);
  });
});
