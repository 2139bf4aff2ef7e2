import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateApiToken implements MigrationInterface {
  readonly name = "CreateApiToken0000000000103";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_token (
        guild_id text NOT NULL CONSTRAINT api_token_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        user_id text NOT NULL,
        origin text NOT NULL CONSTRAINT api_token_origin_known CHECK (origin IN ('settings', 'start')),
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        PRIMARY KEY (guild_id, id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX api_token_hash_unique ON api_token (token_hash)`);
    await runner.query(`CREATE INDEX api_token_user_index ON api_token (user_id)`);
    for (const statement of guildTable("api_token", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_token`);
  }
}
