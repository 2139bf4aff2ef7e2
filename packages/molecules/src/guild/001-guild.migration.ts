import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateGuild implements MigrationInterface {
  readonly name = "CreateGuild0000000000101";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE guild (
        guild_id text PRIMARY KEY,
        locale text NOT NULL CONSTRAINT guild_locale_known CHECK (locale IN ('en', 'nl')),
        time_zone text NOT NULL,
        state text NOT NULL CONSTRAINT guild_state_known CHECK (state IN ('active', 'unavailable', 'removed')),
        removed_at timestamptz
      )`);
    for (const statement of guildTable("guild", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE guild`);
  }
}
