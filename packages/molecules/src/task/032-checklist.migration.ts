import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateChecklist implements MigrationInterface {
  readonly name = "CreateChecklist0000000000132";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE chore ADD COLUMN checklist integer`);
    await runner.query(`
      CREATE TABLE chore_item (
        guild_id text NOT NULL,
        chore_id uuid NOT NULL,
        edition integer NOT NULL,
        number integer NOT NULL CONSTRAINT chore_item_number_range CHECK (number BETWEEN 1 AND 25),
        text bytea NOT NULL,
        PRIMARY KEY (guild_id, chore_id, edition, number),
        CONSTRAINT chore_item_chore_fkey FOREIGN KEY (guild_id, chore_id) REFERENCES chore (guild_id, id)
      )`);
    for (const statement of guildTable("chore_item", "SELECT, INSERT")) await runner.query(statement);
    await runner.query(`
      ALTER TABLE task
        ADD COLUMN checklist integer,
        ADD CONSTRAINT task_checklist_of_chore CHECK (checklist IS NULL OR chore_id IS NOT NULL)`);
    await runner.query(`
      CREATE TABLE task_tick (
        guild_id text NOT NULL,
        task_id uuid NOT NULL,
        item integer NOT NULL CONSTRAINT task_tick_item_range CHECK (item BETWEEN 1 AND 25),
        member_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (guild_id, task_id, item),
        CONSTRAINT task_tick_task_fkey FOREIGN KEY (guild_id, task_id) REFERENCES task (guild_id, id),
        CONSTRAINT task_tick_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id)
      )`);
    for (const statement of guildTable("task_tick", "SELECT, INSERT, DELETE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task_tick`);
    await runner.query(`ALTER TABLE task DROP COLUMN checklist`);
    await runner.query(`DROP TABLE chore_item`);
    await runner.query(`ALTER TABLE chore DROP COLUMN checklist`);
  }
}
