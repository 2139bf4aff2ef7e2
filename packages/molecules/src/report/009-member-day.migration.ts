import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateMemberDay implements MigrationInterface {
  readonly name = "CreateMemberDay0000000000109";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE member_day (
        guild_id text NOT NULL,
        member_id uuid NOT NULL,
        day date NOT NULL,
        completed integer NOT NULL CONSTRAINT member_day_completed_positive CHECK (completed >= 1),
        minutes integer NOT NULL CONSTRAINT member_day_minutes_not_negative CHECK (minutes >= 0),
        PRIMARY KEY (guild_id, member_id, day),
        CONSTRAINT member_day_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX member_day_report_index ON member_day (guild_id, day, member_id)`);
    for (const statement of guildTable("member_day", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE member_day`);
  }
}
