import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateDiscordMirror implements MigrationInterface {
  readonly name = "CreateDiscordMirror0000000000106";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE discord_guild (
        guild_id text PRIMARY KEY CONSTRAINT discord_guild_guild_fkey REFERENCES guild (guild_id),
        owner_id text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE discord_role (
        guild_id text NOT NULL CONSTRAINT discord_role_guild_fkey REFERENCES guild (guild_id),
        role_id text NOT NULL,
        permissions text NOT NULL,
        PRIMARY KEY (guild_id, role_id)
      )`);
    await runner.query(`
      CREATE TABLE discord_member (
        guild_id text NOT NULL CONSTRAINT discord_member_guild_fkey REFERENCES guild (guild_id),
        user_id text NOT NULL,
        role_ids text[] NOT NULL,
        seen_at timestamptz NOT NULL,
        left_at timestamptz,
        PRIMARY KEY (guild_id, user_id)
      )`);
    for (const table of ["discord_guild", "discord_role", "discord_member"]) {
      for (const statement of guildTable(table)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["discord_member", "discord_role", "discord_guild"]) await runner.query(`DROP TABLE ${table}`);
  }
}
