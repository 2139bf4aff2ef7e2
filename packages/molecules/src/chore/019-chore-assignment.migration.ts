import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class AddChoreAssignment implements MigrationInterface {
  readonly name = "AddChoreAssignment0000000000119";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE chore ADD COLUMN assignment jsonb`);
    await runner.query(`
      CREATE TABLE chore_rotation (
        guild_id text NOT NULL,
        chore_id uuid NOT NULL,
        rotation jsonb NOT NULL,
        PRIMARY KEY (guild_id, chore_id),
        CONSTRAINT chore_rotation_chore_fkey FOREIGN KEY (guild_id, chore_id) REFERENCES chore (guild_id, id)
      )`);
    for (const statement of guildTable("chore_rotation", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE chore_rotation`);
    await runner.query(`ALTER TABLE chore DROP COLUMN assignment`);
  }
}
