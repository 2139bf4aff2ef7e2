import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateEffortEntry implements MigrationInterface {
  readonly name = "CreateEffortEntry0000000000120";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE task ADD COLUMN pick jsonb`);
    await runner.query(`CREATE INDEX task_doer_index ON task (guild_id, completed_by)`);
    await runner.query(`
      CREATE TABLE effort_entry (
        guild_id text NOT NULL,
        task_id uuid NOT NULL,
        step integer NOT NULL,
        member_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT effort_entry_kind_known CHECK (kind IN ('credit', 'charge')),
        seconds integer NOT NULL,
        day date NOT NULL,
        PRIMARY KEY (guild_id, task_id, step, member_id, kind, day),
        CONSTRAINT effort_entry_task_fkey FOREIGN KEY (guild_id, task_id) REFERENCES task (guild_id, id),
        CONSTRAINT effort_entry_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX effort_entry_day_index ON effort_entry (guild_id, day, member_id)`);
    for (const statement of guildTable("effort_entry", "SELECT, INSERT")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE effort_entry`);
    await runner.query(`DROP INDEX task_doer_index`);
    await runner.query(`ALTER TABLE task DROP COLUMN pick`);
  }
}
