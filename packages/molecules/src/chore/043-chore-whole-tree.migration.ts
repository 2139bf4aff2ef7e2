import type { MigrationInterface, QueryRunner } from "typeorm";

export class AddChoreWholeTree implements MigrationInterface {
  readonly name = "AddChoreWholeTree0000000000143";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chore
        ADD COLUMN whole_tree_since timestamptz,
        ADD CONSTRAINT chore_whole_tree_has_schedule CHECK (whole_tree_since IS NULL OR schedule IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE chore DROP COLUMN whole_tree_since`);
  }
}
