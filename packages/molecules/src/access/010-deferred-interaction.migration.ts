import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateDeferredInteraction implements MigrationInterface {
  readonly name = "CreateDeferredInteraction0000000000110";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deferred_interaction (
        guild_id text NOT NULL,
        interaction_id text NOT NULL,
        application_id text NOT NULL,
        user_id text NOT NULL,
        locale text NOT NULL CONSTRAINT deferred_interaction_locale_known CHECK (locale IN ('en', 'nl')),
        kind text NOT NULL
          CONSTRAINT deferred_interaction_kind_known CHECK (kind IN ('reply public', 'reply private', 'update')),
        token bytea NOT NULL,
        deferred_at timestamptz NOT NULL,
        PRIMARY KEY (guild_id, interaction_id)
      )`);
    await runner.query(`CREATE INDEX deferred_interaction_age_index ON deferred_interaction (deferred_at)`);
    for (const statement of guildTable("deferred_interaction", "SELECT, INSERT, DELETE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE deferred_interaction`);
  }
}
