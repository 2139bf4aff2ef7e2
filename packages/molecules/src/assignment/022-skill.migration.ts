import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateSkill implements MigrationInterface {
  readonly name = "CreateSkill0000000000122";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE skill (
        guild_id text NOT NULL CONSTRAINT skill_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        name bytea NOT NULL,
        PRIMARY KEY (guild_id, id)
      )`);
    await runner.query(`
      CREATE TABLE member_skill (
        guild_id text NOT NULL,
        member_id uuid NOT NULL,
        skill_id uuid NOT NULL,
        PRIMARY KEY (guild_id, member_id, skill_id),
        CONSTRAINT member_skill_skill_fkey FOREIGN KEY (guild_id, skill_id) REFERENCES skill (guild_id, id),
        CONSTRAINT member_skill_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id)
      )`);
    for (const statement of [...guildTable("skill", "SELECT, INSERT"), ...guildTable("member_skill", "SELECT, INSERT, DELETE")]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE member_skill`);
    await runner.query(`DROP TABLE skill`);
  }
}
