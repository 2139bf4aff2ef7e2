import type { MigrationInterface, QueryRunner } from "typeorm";

export class AddTaskOccurrence implements MigrationInterface {
  readonly name = "AddTaskOccurrence0000000000116";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        ADD COLUMN sequence integer,
        ADD COLUMN opens_at timestamptz,
        ADD COLUMN opened_at timestamptz,
        ADD COLUMN lapsed_at timestamptz,
        ALTER COLUMN created_by DROP NOT NULL,
        ADD CONSTRAINT task_sequence_of_chore CHECK
          (sequence IS NULL OR (sequence > 0 AND chore_id IS NOT NULL AND due_at IS NOT NULL AND opens_at IS NOT NULL)),
        ADD CONSTRAINT task_scheduled_by_chore CHECK (status <> 'scheduled' OR sequence IS NOT NULL)`);
    await runner.query(`UPDATE task SET opened_at = created_at`);
    await runner.query(`CREATE UNIQUE INDEX task_sequence_key ON task (guild_id, chore_id, sequence)`);
    await runner.query(`CREATE UNIQUE INDEX task_occurrence_key ON task (guild_id, chore_id, due_local) WHERE sequence IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM task WHERE created_by IS NULL`);
    await runner.query(`DROP INDEX task_occurrence_key`);
    await runner.query(`DROP INDEX task_sequence_key`);
    await runner.query(`
      ALTER TABLE task
        DROP CONSTRAINT task_scheduled_by_chore, DROP CONSTRAINT task_sequence_of_chore, ALTER COLUMN created_by SET NOT NULL,
        DROP COLUMN sequence, DROP COLUMN opens_at, DROP COLUMN opened_at, DROP COLUMN lapsed_at`);
  }
}
