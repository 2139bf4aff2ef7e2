import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Min } from "class-validator";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { backbones } from "@chorestree/test/backbone";
import { coreSchema } from "./core-schema.js";
import type { Database } from "./database.js";
import { EntityRefused } from "./insert-guard.js";

@Entity("lease")
class Strict {
  @PrimaryColumn("text") name!: string;
  @Column("bigint") @Min(5) fence!: number;
  @Column("timestamptz") expiresAt!: Date;
}

describe.each(backbones())("rows on their way into a table on $name", ({ open }) => {
  let database: Database;

  beforeAll(async () => {
    database = await open({ ...coreSchema, entities: [Strict] });
  });
  afterAll(() => database.close());

  const row = (name: string, fence: number) => ({ name, fence, expiresAt: new Date(0) });

  test("are held against their entity's rules, plain objects too, and the refusal repeats no value", async () => {
    const rows = database.dataSource.getRepository(Strict);
    await expect(rows.insert(row("secret", 4))).rejects.toThrow(EntityRefused);
    await expect(rows.save(rows.create(row("secret", 4)))).rejects.toThrow("lease: fence (min)");
    await expect(rows.insert([row("good", 5), row("secret", 4)])).rejects.toThrow(EntityRefused);
    expect(await rows.count()).toBe(0);
    await rows.insert(row("good", 5));
    expect(await rows.count()).toBe(1);
  });
});
