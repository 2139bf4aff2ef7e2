import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateChore implements MigrationInterface {
  readonly name = "CreateChore0000000000104";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chore (
        guild_id text NOT NULL CONSTRAINT chore_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        title bytea NOT NULL,
        notes bytea,
        effort_minutes integer NOT NULL CONSTRAINT chore_effort_range CHECK (effort_minutes BETWEEN 0 AND 1440),
        state text NOT NULL CONSTRAINT chore_state_known CHECK (state IN ('active', 'paused', 'archived')),
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (guild_id, id)
      )`);
    for (const statement of guildTable("chore")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE chore`);
  }
}
