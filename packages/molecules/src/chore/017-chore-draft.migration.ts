import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateChoreDraft implements MigrationInterface {
  readonly name = "CreateChoreDraft0000000000117";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chore_draft (
        guild_id text NOT NULL CONSTRAINT chore_draft_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        input bytea NOT NULL,
        drafted_by uuid NOT NULL,
        drafted_at timestamptz NOT NULL,
        PRIMARY KEY (guild_id, id),
        CONSTRAINT chore_draft_drafted_by_fkey FOREIGN KEY (guild_id, drafted_by) REFERENCES member (guild_id, id)
      )`);
    for (const statement of guildTable("chore_draft")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE chore_draft`);
  }
}
