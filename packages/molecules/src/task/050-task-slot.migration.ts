import type { MigrationInterface, QueryRunner } from "typeorm";

export class AddTaskSlot implements MigrationInterface {
  readonly name = "AddTaskSlot0000000000150";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE task ADD COLUMN slot_at timestamptz, ADD COLUMN slot_local text`);
    await runner.query(`UPDATE task SET slot_at = due_at, slot_local = due_local WHERE sequence IS NOT NULL`);
    await runner.query(`
      ALTER TABLE task ADD CONSTRAINT task_slot_of_schedule CHECK
        ((sequence IS NULL) = (slot_at IS NULL) AND (slot_at IS NULL) = (slot_local IS NULL))`);
    await runner.query(`DROP INDEX task_occurrence_key`);
    await runner.query(`CREATE UNIQUE INDEX task_occurrence_key ON task (guild_id, chore_id, slot_local) WHERE sequence IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX task_occurrence_key`);
    // Each is due again when its schedule said: of two that were put on one moment only one would fit.
    await runner.query(`UPDATE task SET due_at = slot_at, due_local = slot_local WHERE sequence IS NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX task_occurrence_key ON task (guild_id, chore_id, due_local) WHERE sequence IS NOT NULL`);
    await runner.query(`ALTER TABLE task DROP CONSTRAINT task_slot_of_schedule, DROP COLUMN slot_local, DROP COLUMN slot_at`);
  }
}
