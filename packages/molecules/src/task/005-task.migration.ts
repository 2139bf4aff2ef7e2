import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateTask implements MigrationInterface {
  readonly name = "CreateTask0000000000105";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        guild_id text NOT NULL CONSTRAINT task_guild_fkey REFERENCES guild (guild_id),
        id uuid NOT NULL,
        chore_id uuid,
        title bytea NOT NULL,
        status text NOT NULL CONSTRAINT task_status_known CHECK
          (status IN ('scheduled', 'open', 'in_progress', 'submitted', 'completed', 'skipped', 'missed', 'cancelled')),
        assignee_id uuid,
        approval text NOT NULL CONSTRAINT task_approval_known CHECK (approval IN ('none', 'required')),
        due_at timestamptz,
        due_local text,
        time_zone text NOT NULL,
        effort_minutes integer NOT NULL CONSTRAINT task_effort_range CHECK (effort_minutes BETWEEN 0 AND 1440),
        note bytea,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        completed_at timestamptz,
        completed_by uuid,
        version integer NOT NULL,
        PRIMARY KEY (guild_id, id),
        CONSTRAINT task_doer_when_reported CHECK ((status IN ('submitted', 'completed')) = (completed_by IS NOT NULL)),
        CONSTRAINT task_due_has_local CHECK ((due_at IS NULL) = (due_local IS NULL)),
        CONSTRAINT task_chore_fkey FOREIGN KEY (guild_id, chore_id) REFERENCES chore (guild_id, id),
        CONSTRAINT task_assignee_fkey FOREIGN KEY (guild_id, assignee_id) REFERENCES member (guild_id, id),
        CONSTRAINT task_created_by_fkey FOREIGN KEY (guild_id, created_by) REFERENCES member (guild_id, id),
        CONSTRAINT task_completed_by_fkey FOREIGN KEY (guild_id, completed_by) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`CREATE INDEX task_list_index ON task (guild_id, status, due_at, id)`);
    await runner.query(`CREATE INDEX task_assignee_index ON task (guild_id, assignee_id, due_at, id)`);
    for (const statement of guildTable("task")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task`);
  }
}
