import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateMember implements MigrationInterface {
  readonly name = "CreateMember0000000000102";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE member (
        guild_id text NOT NULL CONSTRAINT member_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        user_id text NOT NULL,
        display_name bytea,
        left_at timestamptz,
        PRIMARY KEY (guild_id, id),
        CONSTRAINT member_user_unique UNIQUE (guild_id, user_id)
      )`);
    for (const statement of guildTable("member", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE member`);
  }
}
