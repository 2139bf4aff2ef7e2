import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateTaskOrigin implements MigrationInterface {
  readonly name = "CreateTaskOrigin0000000000141";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task_origin (
        guild_id text NOT NULL,
        chore_id uuid NOT NULL,
        origin_id uuid NOT NULL,
        task_id uuid NOT NULL,
        PRIMARY KEY (guild_id, chore_id, origin_id),
        CONSTRAINT task_origin_task_fkey FOREIGN KEY (guild_id, task_id) REFERENCES task (guild_id, id) ON DELETE CASCADE,
        CONSTRAINT task_origin_origin_fkey FOREIGN KEY (guild_id, origin_id) REFERENCES task (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX task_origin_task_index ON task_origin (guild_id, task_id)`);
    for (const statement of guildTable("task_origin", "SELECT, INSERT, DELETE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task_origin`);
  }
}
