import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Database } from "@chorestree/core/database";
import { schemaDrift } from "@chorestree/core/database";
import { backbones } from "@chorestree/test/backbone";
import { schema } from "./schema.js";

describe.each(backbones())("the tables on $name", ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open(schema);
  });
  afterEach(() => database.close());

  test("are what the entities say, to the last check and foreign key", async () => {
    expect(await schemaDrift(database)).toEqual([]);
  });

  test("go down to nothing and up again", async () => {
    for (let left = schema.migrations.length; left > 0; left--) await database.dataSource.undoLastMigration();
    const tables = () =>
      database.dataSource.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'");
    expect(await tables()).toEqual([]);
    await database.migrate();
    expect(await schemaDrift(database)).toEqual([]);
  });

  test("a task that one person began, or did, before tasks had places is theirs after, and its steps still go back; down again all is as before", async () => {
    const { dataSource } = database;
    const places = schema.migrations.findIndex(({ name }) => name === "AddTaskPlaces");
    for (let left = schema.migrations.length; left > places; left--) await dataSource.undoLastMigration();
    const [mia, sam, begun, done] = [1, 2, 3, 4].map((nth) => `0193a1b2-0000-7000-8000-00000000000${nth}`);
    await dataSource.query(`INSERT INTO guild (guild_id, locale, time_zone, state) VALUES ('1', 'en', 'UTC', 'active')`);
    await dataSource.query(`INSERT INTO member (guild_id, id, user_id) VALUES ('1', $1, '11'), ('1', $2, '12')`, [mia, sam]);
    await dataSource.query(
      `INSERT INTO task (guild_id, id, title, status, assignee_id, approval, time_zone, effort_minutes, created_by, created_at, started_at,
         completed_at, completed_by, completed_on, version)
       VALUES ('1', $1, '', 'in_progress', $3, 'none', 'UTC', 5, $3, now(), now(), NULL, NULL, NULL, 2),
         ('1', $2, '', 'completed', $3, 'none', 'UTC', 5, $3, now(), NULL, now(), $4, '2026-11-25', 2)`,
      [begun, done, mia, sam],
    );
    await dataSource.query(
      `INSERT INTO task_step (guild_id, task_id, number, act, actor_id, at, before, after)
       VALUES ('1', $1, 2, 'task.start', $3::uuid, now(), '{"status": "open", "startedAt": null, "assigneeId": null}',
         jsonb_build_object('startedAt', '2026-11-25T09:00:00.000Z', 'assigneeId', $3::uuid)),
         ('1', $2, 2, 'task.complete', $4::uuid, now(), '{"completedBy": null, "completedOn": null}',
         jsonb_build_object('completedBy', $4::uuid, 'completedOn', '2026-11-25'))`,
      [begun, done, mia, sam],
    );
    const asItWas = () =>
      dataSource.query(
        `SELECT t.assignee_id, t.completed_by, t.started_at, s.before, s.after FROM task t
         JOIN task_step s ON s.guild_id = t.guild_id AND s.task_id = t.id ORDER BY t.id`,
      );
    const before = await asItWas();
    await database.migrate();

    const tasks = await dataSource.query("SELECT assignee_ids, started_by, doers, mode, workers_needed FROM task ORDER BY id");
    const one = { mode: "any", workers_needed: 1, assignee_ids: [mia] };
    expect(tasks).toEqual([
      { ...one, started_by: mia, doers: [] },
      { ...one, started_by: null, doers: [{ memberId: sam, day: "2026-11-25" }] },
    ]);
    const steps = await dataSource.query("SELECT before, after FROM task_step ORDER BY task_id");
    expect(steps).toEqual([
      {
        before: { status: "open", startedAt: null, startedBy: null, assigneeIds: [] },
        after: { startedAt: "2026-11-25T09:00:00.000Z", startedBy: mia, assigneeIds: [mia] },
      },
      { before: { doers: [], completedOn: null }, after: { doers: [{ memberId: sam, day: "2026-11-25" }], completedOn: "2026-11-25" } },
    ]);

    for (let left = schema.migrations.length; left > places; left--) await dataSource.undoLastMigration();
    expect(await asItWas()).toEqual(before);
  });

  test("every table with a guild in it is behind the second wall", async () => {
    const open = await database.dataSource.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'guild_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`,
    );
    expect(open).toEqual([]);
  });
});
