// @ts-check
// What it costs to find and do a due job while 1,000 others wait, and while 1,000,000 do; and how late jobs are at 100 a second. Needs a
// build, and the programs of PostgreSQL.
import "reflect-metadata";
import { performance } from "node:perf_hooks";
import { GuildId } from "@chorestree/atoms/guild";
import { AcrossGuilds, coreSchema, GuildScope, openDatabase, UnitOfWork } from "@chorestree/core/database";
import { Agenda, CreateJob, DatabaseTime, JobBell, JobRow, JobRunner, Jobs } from "@chorestree/core/jobs";
import { createLogger } from "@chorestree/core/logging";
import { CryptoRandom, SystemClock, UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { KeyRing, Sealing } from "@chorestree/core/sealing";
import { startPostgres } from "../packages/test/src/services/start-postgres.mjs";

const [FEW, MANY] = [1_000, 1_000_000];
const GOAL_RATIO = 2;
const GOAL_LATE_MS = 1_000;
const ROUNDS = 9;
const FIRES = 200;
const PER_SECOND = 100;
const SECONDS = 10;
const guildId = GuildId.parse("1");
const ids = new UuidIds();
const logger = createLogger({ log: { level: "warn", pretty: false } });
const median = (/** @type {number[]} */ all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? Infinity;

/** A database in which so many jobs wait for next year. */
async function place(/** @type {string} */ url, /** @type {string} */ name, /** @type {number} */ waiting) {
  const server = await openDatabase({ kind: "postgres", url, ssl: false, poolMax: 1 }, coreSchema, { logger });
  await server.dataSource.query(`CREATE DATABASE ${name}`);
  await server.close();
  const its = Object.assign(new URL(url), { pathname: `/${name}` });
  const schema = { entities: [...coreSchema.entities, JobRow], migrations: [...coreSchema.migrations, CreateJob] };
  const database = await openDatabase({ kind: "postgres", url: its.href, ssl: false, poolMax: 10 }, schema, { logger });
  await database.migrate();
  for (let part = 0; part < 100; part += 1) {
    await database.dataSource.query(
      `INSERT INTO job (guild_id, kind, subject, plan_id, due_at, try_at, attempts)
       SELECT (n % 1000)::text, 'bench.wait', gen_random_uuid(), gen_random_uuid(), due, due, 0
       FROM generate_series(1, $1::int) n, LATERAL (SELECT now() + interval '1 year' + n * interval '1 second' AS due) later`,
      [waiting / 100],
    );
  }
  await database.dataSource.query("ANALYZE job");
  return database;
}

/** @param {import("@chorestree/core/database").Database} database @param {(dueAt: Date, now: Date) => void} [done] */
function around(database, done = () => undefined) {
  const random = new CryptoRandom();
  const sealing = new Sealing(KeyRing.parse(`bench:${Buffer.alloc(32, 7).toString("base64")}`));
  const unitOfWork = new UnitOfWork(database, sealing, new SystemClock(), random);
  const bell = new JobBell();
  const jobs = new Jobs(unitOfWork, ids, bell);
  const agenda = new Agenda(new AcrossGuilds(database), unitOfWork);
  const time = new DatabaseTime(database);
  const scope = new GuildScope(database);
  const handler = {
    run: async (/** @type {import("@chorestree/core/jobs").DueJob} */ { dueAt }) => {
      const [{ now }] = await scope.of(JobRow).manager.query("SELECT clock_timestamp() AS now");
      done(dueAt, now);
    },
  };
  const observer = { observe: (/** @type {object} */ _act, /** @type {() => Promise<any>} */ body) => body() };
  const parts = { jobs, agenda, unitOfWork, time, bell, random, observer, metrics: new Metrics(), logger };
  return { ...parts, runner: new JobRunner({ ...parts, handlers: new Map([["bench.fire", handler]]) }) };
}

const never = new AbortController().signal;

/** Milliseconds to look for what is due, and to do one job of many, with nobody else at it. */
async function measure(/** @type {ReturnType<typeof around>} */ { agenda, runner, unitOfWork, jobs }) {
  const looked = performance.now();
  for (let n = 0; n < 100; n += 1) await agenda.next(50);
  const looking = (performance.now() - looked) / 100;
  await unitOfWork.run(guildId, "plan", async () => {
    for (let n = 0; n < FIRES; n += 1) await jobs.plan({ kind: "bench.fire", subject: ids.next(), dueAt: new Date(0) });
  });
  const begun = performance.now();
  while ((await runner.pass(never)) === 0);
  return { looking, doing: (performance.now() - begun) / FIRES };
}

/** How late jobs are that come in at an even pace, in milliseconds. */
async function lateness(/** @type {import("@chorestree/core/database").Database} */ database) {
  /** @type {number[]} */
  const late = [];
  const { runner, unitOfWork, jobs, time } = around(database, (dueAt, now) => void late.push(now.getTime() - dueAt.getTime()));
  const start = (await time.now()).getTime() + 2_000;
  await unitOfWork.run(guildId, "plan", async () => {
    for (let n = 0; n < PER_SECOND * SECONDS; n += 1)
      await jobs.plan({ kind: "bench.fire", subject: ids.next(), dueAt: new Date(start + (n * 1_000) / PER_SECOND) });
  });
  const stop = new AbortController();
  const working = runner.work(stop.signal);
  while (late.length < PER_SECOND * SECONDS) await new Promise((resolve) => setTimeout(resolve, 100));
  stop.abort();
  await working;
  return late.sort((one, other) => one - other);
}

const postgres = await startPostgres();
try {
  const [few, many] = [await place(postgres.url, "few", FEW), await place(postgres.url, "many", MANY)];
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push([await measure(around(few)), await measure(around(many))]);
  const ratio = (/** @type {"looking" | "doing"} */ what) => median(rounds.map(([a, b]) => (b?.[what] ?? Infinity) / (a?.[what] ?? 0)));
  const plan = await many.dataSource.query("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) SELECT * FROM job ORDER BY try_at LIMIT 50");
  console.log(plan.map((/** @type {Record<string, string>} */ row) => `  ${row["QUERY PLAN"]}`).join("\n"));
  const each = (/** @type {"looking" | "doing"} */ what) => median(rounds.map(([, b]) => b?.[what] ?? Infinity)).toFixed(2);
  console.log(
    `scheduler: with 1,000,000 waiting a look takes ${each("looking")} ms, ${ratio("looking").toFixed(2)} times that with 1,000;`,
  );
  console.log(
    `scheduler: a job takes ${each("doing")} ms, ${ratio("doing").toFixed(2)} times that with 1,000 (goal: at most ${GOAL_RATIO})`,
  );
  const late = await lateness(many);
  const worst = late.at(-1) ?? Infinity;
  console.log(
    `scheduler: at ${PER_SECOND}/s jobs are ${median(late)} ms late, at most ${worst} (goal: never early, within ${GOAL_LATE_MS})`,
  );
  if (ratio("looking") > GOAL_RATIO || ratio("doing") > GOAL_RATIO || worst > GOAL_LATE_MS || (late[0] ?? -1) < 0) process.exitCode = 1;
  await few.close();
  await many.close();
} finally {
  await postgres.stop();
}
