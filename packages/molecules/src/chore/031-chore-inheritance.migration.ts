import type { MigrationInterface, QueryRunner } from "typeorm";

const DEFAULTS = { effort_minutes: "15", approval: "'none'", overdue: "'stay'", grace_minutes: "0" };

export class AddChoreInheritance implements MigrationInterface {
  readonly name = "AddChoreInheritance0000000000131";

  async up(runner: QueryRunner): Promise<void> {
    for (const column of Object.keys(DEFAULTS)) await runner.query(`ALTER TABLE chore ALTER COLUMN ${column} DROP NOT NULL`);
    await runner.query(`ALTER TABLE chore ADD COLUMN active_since timestamptz`);
    await runner.query(`UPDATE chore SET active_since = created_at`);
    await runner.query(`ALTER TABLE chore ALTER COLUMN active_since SET NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [column, value] of Object.entries(DEFAULTS)) {
      await runner.query(`UPDATE chore SET ${column} = ${value} WHERE ${column} IS NULL`);
      await runner.query(`ALTER TABLE chore ALTER COLUMN ${column} SET NOT NULL`);
    }
    await runner.query(`ALTER TABLE chore DROP COLUMN active_since`);
  }
}
