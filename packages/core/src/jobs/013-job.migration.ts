import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "../database/guild-table.js";

export class CreateJob implements MigrationInterface {
  readonly name = "CreateJob0000000000113";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job (
        guild_id text NOT NULL,
        kind text NOT NULL,
        subject uuid NOT NULL,
        plan_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        try_at timestamptz NOT NULL,
        attempts int NOT NULL,
        last_error text,
        PRIMARY KEY (guild_id, kind, subject),
        CONSTRAINT job_kind_length CHECK (char_length(kind) BETWEEN 1 AND 100),
        CONSTRAINT job_attempts_not_negative CHECK (attempts >= 0),
        CONSTRAINT job_tried_when_due CHECK (try_at >= due_at)
      )`);
    await runner.query("CREATE INDEX ON job (try_at)");
    for (const statement of guildTable("job")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE job");
  }
}
