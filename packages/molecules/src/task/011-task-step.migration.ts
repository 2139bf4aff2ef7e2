import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateTaskStep implements MigrationInterface {
  readonly name = "CreateTaskStep0000000000111";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chore ADD approval text NOT NULL DEFAULT 'none'
        CONSTRAINT chore_approval_known CHECK (approval IN ('none', 'required'))`);
    await runner.query(`ALTER TABLE chore ALTER approval DROP DEFAULT`);
    await runner.query(`
      ALTER TABLE task
        ADD completed_on date,
        ADD spent_minutes integer CONSTRAINT task_spent_range CHECK (spent_minutes BETWEEN 0 AND 1440)`);
    await runner.query(`UPDATE task SET completed_on = (completed_at AT TIME ZONE time_zone)::date WHERE completed_by IS NOT NULL`);
    await runner.query(`
      ALTER TABLE task ADD CONSTRAINT task_day_when_reported CHECK ((completed_on IS NOT NULL) = (completed_by IS NOT NULL))`);
    await runner.query(`
      CREATE TABLE task_step (
        guild_id text NOT NULL,
        task_id uuid NOT NULL,
        number integer NOT NULL CONSTRAINT task_step_number_positive CHECK (number >= 1),
        act text NOT NULL,
        actor_id uuid,
        doer_id uuid,
        at timestamptz NOT NULL,
        text bytea,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        note_before bytea,
        worker_id uuid,
        worked_minutes integer,
        undoes integer,
        PRIMARY KEY (guild_id, task_id, number),
        CONSTRAINT task_step_undone_once UNIQUE (guild_id, task_id, undoes),
        CONSTRAINT task_step_undoes_earlier CHECK (undoes < number),
        CONSTRAINT task_step_undo_undoes CHECK ((act = 'task.undo') = (undoes IS NOT NULL)),
        CONSTRAINT task_step_work_has_worker CHECK ((worker_id IS NULL) = (worked_minutes IS NULL)),
        CONSTRAINT task_step_task_fkey FOREIGN KEY (guild_id, task_id) REFERENCES task (guild_id, id),
        CONSTRAINT task_step_undoes_fkey FOREIGN KEY (guild_id, task_id, undoes) REFERENCES task_step (guild_id, task_id, number),
        CONSTRAINT task_step_actor_fkey FOREIGN KEY (guild_id, actor_id) REFERENCES member (guild_id, id),
        CONSTRAINT task_step_doer_fkey FOREIGN KEY (guild_id, doer_id) REFERENCES member (guild_id, id),
        CONSTRAINT task_step_worker_fkey FOREIGN KEY (guild_id, worker_id) REFERENCES member (guild_id, id)
      )`);
    for (const statement of guildTable("task_step", "SELECT, INSERT")) await runner.query(statement);
    // Of tasks older than this table only the beginning is known.
    await runner.query(`
      INSERT INTO task_step (guild_id, task_id, number, act, actor_id, at, before, after)
      SELECT guild_id, id, 1, 'task.create', created_by, created_at, '{}', '{"status": "open"}' FROM task`);
    // Work that is taken back leaves no day without work.
    await runner.query(`GRANT DELETE ON member_day TO chorestree_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE DELETE ON member_day FROM chorestree_app`);
    await runner.query(`DROP TABLE task_step`);
    await runner.query(`ALTER TABLE task DROP completed_on, DROP spent_minutes`);
    await runner.query(`ALTER TABLE chore DROP approval`);
  }
}
