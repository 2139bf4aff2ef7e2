import type { MigrationInterface, QueryRunner } from "typeorm";

export class AddChoreSchedule implements MigrationInterface {
  readonly name = "AddChoreSchedule0000000000115";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chore
        ADD COLUMN schedule jsonb,
        ADD COLUMN scheduled_since timestamptz,
        ADD COLUMN overdue text NOT NULL DEFAULT 'stay',
        ADD COLUMN grace_minutes integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT chore_overdue_known CHECK (overdue IN ('stay', 'miss', 'pass', 'steal')),
        ADD CONSTRAINT chore_grace_range CHECK (grace_minutes BETWEEN 0 AND 10080),
        ADD CONSTRAINT chore_schedule_has_since CHECK ((schedule IS NULL) = (scheduled_since IS NULL))`);
    // The defaults were for the chores there are; from now on it is said.
    await runner.query(`ALTER TABLE chore ALTER COLUMN overdue DROP DEFAULT, ALTER COLUMN grace_minutes DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chore DROP COLUMN schedule, DROP COLUMN scheduled_since, DROP COLUMN overdue, DROP COLUMN grace_minutes`);
  }
}
