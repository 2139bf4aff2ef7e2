import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateChoreDependency implements MigrationInterface {
  readonly name = "CreateChoreDependency0000000000140";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chore_dependency (
        guild_id text NOT NULL,
        successor_id uuid NOT NULL,
        predecessor_id uuid NOT NULL,
        delay_minutes integer NOT NULL CONSTRAINT chore_dependency_delay_range CHECK (delay_minutes BETWEEN 0 AND 43200),
        since timestamptz NOT NULL,
        PRIMARY KEY (guild_id, successor_id, predecessor_id),
        CONSTRAINT chore_dependency_not_on_itself CHECK (predecessor_id <> successor_id),
        CONSTRAINT chore_dependency_successor_fkey FOREIGN KEY (guild_id, successor_id) REFERENCES chore (guild_id, id),
        CONSTRAINT chore_dependency_predecessor_fkey FOREIGN KEY (guild_id, predecessor_id) REFERENCES chore (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX chore_dependency_predecessor_index ON chore_dependency (guild_id, predecessor_id)`);
    for (const statement of guildTable("chore_dependency")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE chore_dependency`);
  }
}
