import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateInbox implements MigrationInterface {
  readonly name = "CreateInbox0000000000108";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        guild_id text NOT NULL,
        group_name text NOT NULL,
        event_id uuid NOT NULL,
        aggregate_id uuid NOT NULL,
        sequence integer NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (guild_id, group_name, event_id)
      )`);
    await runner.query(`CREATE INDEX inbox_order_index ON inbox (guild_id, group_name, aggregate_id, sequence)`);
    for (const statement of guildTable("inbox", "SELECT, INSERT")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE inbox`);
  }
}
