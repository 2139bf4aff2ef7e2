import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import {
  backbones,
  Child,
  Collected,
  CountingJob,
  describeEach,
  doJobs,
  eventually,
  jobSchema,
  jobsOn,
  Sample,
} from "@chorestree/test/backbone";
import type { Metrics } from "../metrics/metrics.js";
import type { Database } from "../database/database.js";
import type { DatabaseSettings } from "../database/database-settings.js";
import { openDatabase } from "../database/open-database.js";
import { JobRow } from "./job.entity.js";
import { DatabaseTime } from "./shared-time.js";

const ours = GuildId.parse("1");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeEach(
  backbones().filter(({ can }) => can.has("manyConnections")),
  "PostgreSQL",
)("jobs that several reach for, on $name", ({ open, settingsOf }) => {
  let settings: Extract<DatabaseSettings, { kind: "postgres" }>;
  let database: Database;
  let time: DatabaseTime;
  let on: ReturnType<typeof jobsOn>;
  let job: CountingJob;
  let stopping: AbortController;
  const running: Promise<void>[] = [];

  beforeEach(async () => {
    database = await open(jobSchema);
    const known = settingsOf(database);
    if (known?.kind !== "postgres") throw new Error("cannot be opened twice");
    settings = known;
    time = new DatabaseTime(database);
    on = jobsOn(database, time);
    job = new CountingJob(on.scope);
    stopping = new AbortController();
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.all(running.splice(0));
    await database.close();
  });

  const start = (runner = on.runner(job)) => running.push(runner.work(stopping.signal));
  const plan = (subjects: readonly string[], dueAt: (n: number) => Date) =>
    on.unitOfWork.run(ours, "plan", async () => {
      for (const [n, subject] of subjects.entries()) await on.jobs.plan({ kind: "sample.count", subject, dueAt: dueAt(n) });
    });
  const many = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
  const left = () => database.dataSource.getRepository(JobRow).count();
  const counted = async () => (await database.dataSource.getRepository(Sample).find()).map(({ id, count }) => [id, count]);
  const onceEach = (subjects: readonly string[]) => expect.arrayContaining(subjects.map((subject) => [subject, 1]));

  /** The act of somebody who holds the subject's row, begun while its job is half done. */
  const whileHalfDone = async (subject: string, act: () => Promise<void>) => {
    const half = new Collected<true>();
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    job.does = async () => (half.add(true), half.items.length === 1 ? told : undefined);
    await plan([subject], () => new Date(0));
    start();
    await half.until(1);
    await on.unitOfWork.run(ours, "act", act);
    goOn();
  };

  test("what an act plans anew while it is being done is rolled back, and done when the new plan says", async () => {
    const subject = randomUUID();
    await whileHalfDone(subject, () => on.jobs.plan({ kind: "sample.count", subject, dueAt: new Date("2100-01-01") }));
    await eventually(async () => (await on.metrics.render()).includes('outcome="changed"} 1'));
    expect(await counted()).toEqual([]);
    expect(await left()).toBe(1);
  });

  test("what an act cancels while it is being done has no effect", async () => {
    const subject = randomUUID();
    await whileHalfDone(subject, () => on.jobs.cancel({ kind: "sample.count", subject }));
    await eventually(async () => (await on.metrics.render()).includes('outcome="changed"} 1'));
    expect(await counted()).toEqual([]);
    expect(await left()).toBe(0);
  });

  test("an act that holds the subject and plans does not wait for the handler that waits for the subject", async () => {
    const subject = randomUUID();
    await on.unitOfWork.run(ours, "begin", () => on.scope.of(Sample).rows.insert({ guildId: ours, id: subject, count: 0 }));
    await plan([subject], () => new Date(0));
    const held = new Collected<true>();
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    const act = on.unitOfWork.run(ours, "act", async () => {
      await on.scope.of(Sample).rows.increment({ guildId: ours, id: subject }, "count", 10);
      held.add(true);
      await told;
      await on.jobs.plan({ kind: "sample.count", subject, dueAt: new Date(0) });
    });
    await held.until(1);
    start();
    const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await eventually(async () => (await database.dataSource.query<unknown[]>(waiting)).length === 1);
    const begun = performance.now();
    goOn();
    await act;
    // A deadlock is found after a second, and one of the two would begin anew.
    expect(performance.now() - begun).toBeLessThan(900);
    await eventually(async () => (await left()) === 0);
    expect(await counted()).toEqual([[subject, 11]]);
  });

  test("one that never ends is put off, and keeps nobody waiting", async () => {
    on = jobsOn(database, time, { givenUpAfterMs: 200 });
    const [hanging, ...others] = many(20);
    job = new CountingJob(on.scope);
    let end = (): void => undefined;
    job.does = ({ subject }) => (subject === hanging ? new Promise((resolve) => (end = resolve)) : Promise.resolve());
    await plan([hanging ?? "", ...others], () => new Date(0));
    start();
    const rows = database.dataSource.getRepository(JobRow);
    await eventually(async () => (await left()) === 1 && (await rows.existsBy({ subject: hanging ?? "", lastError: "JobHangs" })));
    expect(await counted()).toHaveLength(others.length);
    expect(await counted()).toEqual(onceEach(others));
    end();
  });

  test("1,000 jobs are done once each by three runners with connections of their own", async () => {
    const subjects = many(1_000);
    await plan(subjects, () => new Date(0));
    const others = await Promise.all([0, 1, 2].map(() => openDatabase(settings, jobSchema, { logger: silent })));
    const begun = performance.now();
    const figures: Metrics[] = [];
    for (const own of others) {
      const { runner, scope, metrics } = jobsOn(own, new DatabaseTime(own), { pollMs: 100 });
      start(runner(new CountingJob(scope)));
      figures.push(metrics);
    }
    await eventually(async () => (await left()) === 0);
    process.stdout.write(`1,000 jobs done in ${Math.round(performance.now() - begun)} ms by three runners\n`);
    stopping.abort();
    await Promise.all(running.splice(0));
    for (const own of others) await own.close();
    expect(await counted()).toHaveLength(1_000);
    // Nobody has even begun what another was at.
    for (const metrics of figures) expect(await metrics.render()).not.toMatch(/outcome="(changed|refused|failed)"/);
    expect(await counted()).toEqual(onceEach(subjects));
  });

  test("T3: of three processes one is stopped for longer than its 15 s, in the middle of jobs; when it goes on nothing is done twice", async () => {
    const [held = "", ...others] = many(300);
    await plan([held, ...others], () => new Date(0));
    const settings = settingsOf(database);
    const url = settings?.kind === "postgres" ? (settings.url ?? "") : "";
    const children = [new Child(doJobs, [url, held])];
    try {
      const [stopped] = children;
      await stopped?.printed(2);
      stopped?.send("SIGSTOP");
      const begun = performance.now();
      children.push(new Child(doJobs, [url]), new Child(doJobs, [url]));
      await eventually(async () => (await left()) === 0);
      process.stdout.write(`caught up ${Math.round(performance.now() - begun)} ms after the first was stopped\n`);
      stopped?.send("SIGCONT");
      // It says why it could not finish.
      await eventually(() => stopped?.lines.some((line) => line.includes(held)) ?? true);
      expect(await counted()).toHaveLength(300);
      expect(await counted()).toEqual(onceEach([held, ...others]));
      expect(await left()).toBe(0);
    } finally {
      for (const child of children) await child.kill();
    }
  });
});
