import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateEvent implements MigrationInterface {
  readonly name = "CreateEvent0000000000107";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE event_counter (guild_id text PRIMARY KEY, position bigint NOT NULL)`);
    await runner.query(`
      CREATE TABLE event (
        guild_id text NOT NULL,
        position bigint NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        version integer NOT NULL,
        aggregate_id uuid NOT NULL,
        sequence integer NOT NULL,
        occurred_at timestamptz NOT NULL,
        actor uuid,
        correlation_id text NOT NULL,
        causation_id uuid,
        data jsonb NOT NULL,
        PRIMARY KEY (guild_id, position),
        CONSTRAINT event_sequence_unique UNIQUE (guild_id, aggregate_id, sequence)
      )`);
    await runner.query(`CREATE TABLE outbox (guild_id text NOT NULL, position bigint NOT NULL, PRIMARY KEY (guild_id, position))`);
    const rights = { event_counter: "SELECT, INSERT, UPDATE", event: "SELECT, INSERT", outbox: "INSERT" };
    for (const [table, allowed] of Object.entries(rights)) {
      for (const statement of guildTable(table, allowed)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["outbox", "event", "event_counter"]) await runner.query(`DROP TABLE ${table}`);
  }
}
