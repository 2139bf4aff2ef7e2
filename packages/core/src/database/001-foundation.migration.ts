import type { MigrationInterface, QueryRunner } from "typeorm";
import { RESTRICTED_ROLE } from "./enter-guild.js";
import { guildTable } from "./guild-table.js";
import { ensureRestrictedRole } from "./restricted-role.js";

/** The restricted role, and the tables of the machine itself. */
export class Foundation implements MigrationInterface {
  name = "Foundation0000000000001";

  async up(runner: QueryRunner): Promise<void> {
    await ensureRestrictedRole(runner);
    for (const statement of UP) await runner.query(statement);
  }

  /** The role stays: it is the whole server's, and other databases may use it. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP: readonly string[] = [
  `DO $$ BEGIN IF NOT has_schema_privilege('${RESTRICTED_ROLE}', current_schema(), 'USAGE') THEN
     EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${RESTRICTED_ROLE}', current_schema()); END IF; END $$`,
  // Tables on purpose not: one that forgot its policy would be open to every guild. guildTable and sharedTable grant them by name.
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${RESTRICTED_ROLE}`,
  `CREATE TABLE idempotency_key (
     guild_id text NOT NULL,
     member_id uuid NOT NULL,
     workflow text NOT NULL,
     key text NOT NULL,
     target text NOT NULL,
     input_fingerprint bytea NOT NULL,
     answer jsonb,
     refusal jsonb,
     created_at timestamptz NOT NULL,
     PRIMARY KEY (guild_id, member_id, workflow, key, target),
     CONSTRAINT idempotency_key_one_answer CHECK (num_nonnulls(answer, refusal) <= 1),
     CONSTRAINT idempotency_key_length CHECK (char_length(key) BETWEEN 1 AND 200)
   )`,
  // For retention, which deletes by age over all guilds.
  `CREATE INDEX ON idempotency_key (created_at)`,
  ...guildTable("idempotency_key", "SELECT, INSERT, UPDATE"),
  `CREATE TABLE lease (
     name text PRIMARY KEY,
     holder uuid,
     fence bigint NOT NULL,
     expires_at timestamptz NOT NULL,
     CONSTRAINT lease_fence_positive CHECK (fence > 0)
   )`,
];

const DOWN: readonly string[] = [
  "DROP TABLE lease",
  "DROP TABLE idempotency_key",
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE, SELECT ON SEQUENCES FROM ${RESTRICTED_ROLE}`,
];
