import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { DomainError } from "@chorestree/atoms/kernel";
import { MemberId } from "@chorestree/atoms/member";
import { backbones, needs, Sample, sampleSchema, type WorkOn, workOn } from "@chorestree/test/backbone";
import { ActInProgress, ActKeyReused, StoredRefusal } from "./act.errors.js";
import type { Database } from "./database.js";
import { IdempotencyKey } from "./idempotency-key.entity.js";

const guildId = GuildId.parse("1");
const memberId = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const act = { guildId, memberId, idempotencyKey: "press 1" };
const what = { workflow: "sample.make", target: null, input: { title: "Dishes", due: new Date(0) } };

class TooMany extends DomainError<{ limit: number }> {
  readonly code = "sample.too_many";
  readonly kind = "conflict";
}

describe.each(backbones())("one act, one answer on $name", (backbone) => {
  let database: Database;
  let house: WorkOn;
  let made: number;

  beforeEach(async () => {
    made = 0;
    database = await backbone.open(sampleSchema);
    house = workOn(database);
  });
  afterEach(() => database.close());

  const make = async () => {
    const id = `0193a1b2-0000-7000-8000-00000000000${++made}`;
    await house.scope.of(Sample).rows.insert({ guildId, id, count: made });
    return { id };
  };
  const stored = () => database.dataSource.getRepository(Sample).count();
  const keys = () => database.dataSource.getRepository(IdempotencyKey).find();

  test("a repeat gets the same answer and does nothing", async () => {
    const first = await house.unitOfWork.once(act, what, make);
    const again = { ...what, input: { due: new Date(0), title: "Dishes" } };
    expect(await house.unitOfWork.once(act, again, make)).toEqual(first);
    expect([made, await stored()]).toEqual([1, 1]);
  });

  test("another key, target, workflow, member or guild is another act", async () => {
    const others = [
      { ...act, idempotencyKey: "press 2" },
      { ...act, memberId: MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb") },
      { ...act, guildId: GuildId.parse("2") },
    ];
    let done = 0;
    const count = () => Promise.resolve({ done: ++done });
    for (const other of [act, ...others]) await house.unitOfWork.once(other, what, count);
    await house.unitOfWork.once(act, { ...what, target: "t" }, count);
    await house.unitOfWork.once(act, { ...what, workflow: "sample.other" }, count);
    expect(done).toBe(6);
  });

  test("another input under the same key is refused", async () => {
    await house.unitOfWork.once(act, what, make);
    const changed = { ...what, input: { ...what.input, title: "Windows" } };
    await expect(house.unitOfWork.once(act, changed, make)).rejects.toBeInstanceOf(ActKeyReused);
    expect(await stored()).toBe(1);
  });

  test("a refusal undoes the act, is an answer too, and a repeat gets it again", async () => {
    const refuse = async () => {
      await make();
      throw new TooMany({ limit: 3 });
    };
    await expect(house.unitOfWork.once(act, what, refuse)).rejects.toBeInstanceOf(TooMany);
    const replay: unknown = await house.unitOfWork.once(act, what, make).catch((error: unknown) => error);
    expect(replay).toBeInstanceOf(StoredRefusal);
    expect(replay).toMatchObject({ code: "sample.too_many", kind: "conflict", params: { limit: 3 } });
    expect([made, await stored()]).toEqual([1, 0]);
  });

  test("a defect is no answer: the same key may try again", async () => {
    await expect(house.unitOfWork.once(act, what, () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
    expect(await keys()).toEqual([]);
    expect(await house.unitOfWork.once(act, what, make)).toHaveProperty("id");
  });

  test("two at once take effect once and answer alike", async () => {
    const both = await Promise.all([house.unitOfWork.once(act, what, make), house.unitOfWork.once(act, what, make)]);
    expect(both[0]).toEqual(both[1]);
    expect([made, await stored()]).toEqual([1, 1]);
  });

  test("a nested act joins and keeps no answer of its own", async () => {
    await house.unitOfWork.once(act, what, () => house.unitOfWork.once(act, { ...what, workflow: "sample.inner" }, make));
    expect((await keys()).map(({ workflow }) => workflow)).toEqual(["sample.make"]);
  });

  test("what people typed is not to be found in the key's row", async () => {
    await house.unitOfWork.once(act, what, make);
    const [{ row }]: [{ row: string }] = await database.dataSource.query("SELECT idempotency_key::text AS row FROM idempotency_key");
    expect(row).not.toContain("Dishes");
    expect(row).not.toContain(Buffer.from("Dishes").toString("hex"));
  });

  needs(backbone, "manyConnections")("while another process is still at it, a repeat is told so after two seconds", async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const first = house.unitOfWork.once(act, what, async () => {
      begun();
      await finished;
      return make();
    });
    await beginning;
    await expect(house.unitOfWork.once(act, what, make)).rejects.toBeInstanceOf(ActInProgress);
    finish();
    expect(await house.unitOfWork.once(act, what, make)).toEqual(await first);
  });
});
