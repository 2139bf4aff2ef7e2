import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateParticipant implements MigrationInterface {
  readonly name = "CreateParticipant0000000000118";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE participant (
        guild_id text NOT NULL,
        member_id uuid NOT NULL,
        weight integer NOT NULL CONSTRAINT participant_weight_range CHECK (weight BETWEEN 0 AND 1000),
        joined_at timestamptz NOT NULL,
        PRIMARY KEY (guild_id, member_id),
        CONSTRAINT participant_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`
      CREATE TABLE absence (
        guild_id text NOT NULL CONSTRAINT absence_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        member_id uuid,
        from_day date NOT NULL,
        to_day date NOT NULL,
        given_back boolean,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (guild_id, id),
        CONSTRAINT absence_ends_after_it_begins CHECK (to_day >= from_day),
        CONSTRAINT absence_member_fkey FOREIGN KEY (guild_id, member_id) REFERENCES member (guild_id, id),
        CONSTRAINT absence_created_by_fkey FOREIGN KEY (guild_id, created_by) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX absence_day_index ON absence (guild_id, to_day)`);
    for (const statement of [...guildTable("participant"), ...guildTable("absence")]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE absence`);
    await runner.query(`DROP TABLE participant`);
  }
}
