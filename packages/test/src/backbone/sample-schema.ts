import { Check, Column, Entity, Index, type MigrationInterface, PrimaryColumn, type QueryRunner, VersionColumn } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import { coreSchema, guildTable, type Schema } from "@chorestree/core/database";

/** A guild's table for tests of the machine, which knows no chore. */
@Entity("sample")
@Check("sample_count_not_negative", "count >= 0")
@Index(["guildId", "count"])
export class Sample {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: string;
  @Column("int") count!: number;
  @VersionColumn({ type: "int" }) version!: number;
}

export class CreateSample implements MigrationInterface {
  name = "CreateSample0000000009001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE sample (
         guild_id text NOT NULL,
         id uuid NOT NULL,
         count int NOT NULL,
         version int NOT NULL,
         PRIMARY KEY (guild_id, id),
         CONSTRAINT sample_count_not_negative CHECK (count >= 0)
       )`,
    );
    await runner.query("CREATE INDEX ON sample (guild_id, count)");
    for (const statement of guildTable("sample")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE sample");
  }
}

export const sampleSchema: Schema = {
  entities: [...coreSchema.entities, Sample],
  migrations: [...coreSchema.migrations, CreateSample],
};
