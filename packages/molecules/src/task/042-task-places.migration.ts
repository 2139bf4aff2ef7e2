import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a step keeps of the columns that are replaced, as the columns that replace them have it. */
const stepsWith = (side: "before" | "after") => [
  `UPDATE task_step SET ${side} = ${side} - 'assigneeId' || jsonb_build_object('assigneeIds',
     CASE WHEN ${side}->'assigneeId' = 'null'::jsonb THEN '[]'::jsonb ELSE jsonb_build_array(${side}->'assigneeId') END)
   WHERE ${side} ? 'assigneeId'`,
  `UPDATE task_step s SET ${side} = s.${side} - 'completedBy' || jsonb_build_object('doers',
     CASE WHEN s.${side}->'completedBy' = 'null'::jsonb THEN '[]'::jsonb
     ELSE jsonb_build_array(jsonb_build_object('memberId', s.${side}->'completedBy', 'day',
       COALESCE(s.${side}->'completedOn', to_jsonb(t.completed_on::text)))) END)
   FROM task t WHERE t.guild_id = s.guild_id AND t.id = s.task_id AND s.${side} ? 'completedBy'`,
];

/** Whoever begins a task has it from that very step on, or had it before. */
const STARTED_BY = `
  UPDATE task_step SET
    before = CASE WHEN before ? 'startedAt' THEN before || jsonb_build_object('startedBy',
      CASE WHEN before->'startedAt' = 'null'::jsonb THEN 'null'::jsonb ELSE to_jsonb(COALESCE(worker_id, actor_id)) END) ELSE before END,
    after = CASE WHEN after ? 'startedAt' THEN after || jsonb_build_object('startedBy',
      CASE WHEN after->'startedAt' = 'null'::jsonb THEN 'null'::jsonb ELSE to_jsonb(actor_id) END) ELSE after END
  WHERE before ? 'startedAt' OR after ? 'startedAt'`;

/** The other way: of several the first, since there is a column for one. */
const stepsWithout = (side: "before" | "after") => [
  `UPDATE task_step SET ${side} = ${side} - 'assigneeIds'
     || jsonb_build_object('assigneeId', COALESCE(${side}->'assigneeIds'->0, 'null'::jsonb))
   WHERE ${side} ? 'assigneeIds'`,
  `UPDATE task_step SET ${side} = ${side} - 'doers'
     || jsonb_build_object('completedBy', COALESCE(${side}->'doers'->0->'memberId', 'null'::jsonb))
   WHERE ${side} ? 'doers'`,
  `UPDATE task_step SET ${side} = ${side} - 'startedBy' WHERE ${side} ? 'startedBy'`,
];

/** A task has places, as many as it takes people. Texts and history stay; what an older process writes meanwhile it can no longer write. */
export class AddTaskPlaces implements MigrationInterface {
  readonly name = "AddTaskPlaces0000000000142";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        ADD COLUMN mode text NOT NULL DEFAULT 'any',
        ADD COLUMN workers_needed integer NOT NULL DEFAULT 1,
        ADD COLUMN assignee_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN picks jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN started_by uuid,
        ADD COLUMN doers jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`
      UPDATE task SET
        assignee_ids = CASE WHEN assignee_id IS NULL THEN '{}' ELSE ARRAY[assignee_id] END,
        picks = CASE WHEN pick IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(pick) END,
        started_by = CASE WHEN started_at IS NOT NULL THEN COALESCE(assignee_id, completed_by, created_by) END,
        started_at = CASE WHEN COALESCE(assignee_id, completed_by, created_by) IS NOT NULL THEN started_at END,
        doers = CASE WHEN completed_by IS NULL THEN '[]'::jsonb
          ELSE jsonb_build_array(jsonb_build_object('memberId', completed_by, 'day', completed_on::text)) END`);
    for (const side of ["before", "after"] as const) for (const statement of stepsWith(side)) await runner.query(statement);
    await runner.query(STARTED_BY);
    await runner.query(`UPDATE chore SET assignment = assignment || '{"mode": "any", "workersNeeded": 1}' WHERE assignment IS NOT NULL`);
    await runner.query(`
      ALTER TABLE task
        DROP CONSTRAINT task_doer_when_reported,
        DROP CONSTRAINT task_day_when_reported,
        DROP COLUMN assignee_id, DROP COLUMN pick, DROP COLUMN completed_by,
        ALTER COLUMN mode DROP DEFAULT, ALTER COLUMN workers_needed DROP DEFAULT, ALTER COLUMN assignee_ids DROP DEFAULT,
        ALTER COLUMN picks DROP DEFAULT, ALTER COLUMN doers DROP DEFAULT,
        ADD CONSTRAINT task_mode_known CHECK (mode IN ('any', 'all', 'each')),
        ADD CONSTRAINT task_workers_range CHECK (workers_needed BETWEEN 1 AND 20),
        ADD CONSTRAINT task_done_when_reported CHECK (status NOT IN ('submitted', 'completed') OR completed_at IS NOT NULL),
        ADD CONSTRAINT task_doer_when_reported CHECK (status NOT IN ('submitted', 'completed') OR jsonb_array_length(doers) > 0),
        ADD CONSTRAINT task_day_when_reported CHECK ((status IN ('submitted', 'completed')) = (completed_on IS NOT NULL)),
        ADD CONSTRAINT task_parts_of_several CHECK (mode <> 'any' OR status IN ('submitted', 'completed') OR jsonb_array_length(doers) = 0),
        ADD CONSTRAINT task_places CHECK (mode = 'each' OR cardinality(assignee_ids) <= workers_needed),
        ADD CONSTRAINT task_started_by_somebody CHECK ((started_at IS NULL) = (started_by IS NULL)),
        ADD CONSTRAINT task_started_by_fkey FOREIGN KEY (guild_id, started_by) REFERENCES member (guild_id, id)`);
    await runner.query(`CREATE INDEX task_assignees_index ON task USING gin (assignee_ids)`);
    await runner.query(`CREATE INDEX task_doers_index ON task USING gin (doers)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX task_doers_index`);
    await runner.query(`DROP INDEX task_assignees_index`);
    await runner.query(`ALTER TABLE task ADD COLUMN assignee_id uuid, ADD COLUMN pick jsonb, ADD COLUMN completed_by uuid`);
    await runner.query(`
      UPDATE task SET assignee_id = assignee_ids[1], pick = picks->0, completed_by = (doers->0->>'memberId')::uuid
      WHERE completed_at IS NOT NULL OR mode = 'any'`);
    await runner.query(`
      ALTER TABLE task
        DROP CONSTRAINT task_done_when_reported, DROP CONSTRAINT task_doer_when_reported, DROP CONSTRAINT task_day_when_reported,
        DROP COLUMN mode, DROP COLUMN workers_needed, DROP COLUMN assignee_ids, DROP COLUMN picks, DROP COLUMN started_by, DROP COLUMN doers,
        ADD CONSTRAINT task_doer_when_reported CHECK ((status IN ('submitted', 'completed')) = (completed_by IS NOT NULL)),
        ADD CONSTRAINT task_day_when_reported CHECK ((completed_on IS NOT NULL) = (completed_by IS NOT NULL)),
        ADD CONSTRAINT task_assignee_fkey FOREIGN KEY (guild_id, assignee_id) REFERENCES member (guild_id, id),
        ADD CONSTRAINT task_completed_by_fkey FOREIGN KEY (guild_id, completed_by) REFERENCES member (guild_id, id)`);
    await runner.query(`CREATE INDEX task_doer_index ON task (guild_id, completed_by)`);
    await runner.query(`CREATE INDEX task_assignee_index ON task (guild_id, assignee_id, due_at, id)`);
    for (const side of ["before", "after"] as const) for (const statement of stepsWithout(side)) await runner.query(statement);
    await runner.query(`UPDATE chore SET assignment = assignment - 'mode' - 'workersNeeded' WHERE assignment IS NOT NULL`);
  }
}
