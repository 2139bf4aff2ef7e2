import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, Child, Collected, CountingJob, doJobs, eventually, jobSchema, jobsOn, needs, Sample } from "@chorestree/test/backbone";
import type { Database } from "../database/database.js";
import { openDatabase } from "../database/open-database.js";
import { JobRow } from "./job.entity.js";
import { DatabaseTime } from "./shared-time.js";

const ours = GuildId.parse("1");
const HOUR = 3_600_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Time passes as ever: only what a process believes the date to be is a test's to say. */
const NOT_THE_DATE = [
  ...(["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "clearImmediate"] as const),
  ...(["hrtime", "nextTick", "performance", "queueMicrotask"] as const),
];

describe.each(backbones())("runners of jobs on $name", ({ open, settingsOf, name, can }) => {
  let database: Database;
  let time: DatabaseTime;
  let on: ReturnType<typeof jobsOn>;
  let job: CountingJob;
  let stopping: AbortController;
  const running: Promise<void>[] = [];

  beforeEach(async () => {
    database = await open(jobSchema);
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

  test("T1: a process whose clock jumps by an hour or by three days does nothing early, more than a second late, or twice", async () => {
    const begun = await time.now();
    const subjects = many(20);
    const due = (n: number) => new Date(begun.getTime() + 300 + n * 40);
    const lateMs: number[] = [];
    const done = new Collected<true>();
    const jumps = [HOUR, -HOUR, 72 * HOUR, -72 * HOUR];
    jest.useFakeTimers({ doNotFake: NOT_THE_DATE, now: begun.getTime() + 72 * HOUR });
    try {
      job.does = async ({ dueAt }) => {
        const [{ now }] = await on.scope.of(Sample).manager.query<[{ now: Date }]>("SELECT clock_timestamp() AS now");
        lateMs.push(now.getTime() - dueAt.getTime());
        jest.setSystemTime(begun.getTime() + (jumps[lateMs.length % jumps.length] ?? 0));
        done.add(true);
      };
      start();
      await plan(subjects, due);
      await done.until(subjects.length);
      await eventually(async () => (await left()) === 0);
    } finally {
      jest.useRealTimers();
    }
    expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateMs)).toBeLessThan(1_000);
    expect(await counted()).toEqual(onceEach(subjects));
    expect(lateMs).toHaveLength(20);
  });

  const realTest = needs({ name, can }, "manyConnections");

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

  realTest("what an act plans anew while it is being done is rolled back, and done when the new plan says", async () => {
    const subject = randomUUID();
    await whileHalfDone(subject, () => on.jobs.plan({ kind: "sample.count", subject, dueAt: new Date("2100-01-01") }));
    await eventually(async () => (await on.metrics.render()).includes('outcome="changed"} 1'));
    expect(await counted()).toEqual([]);
    expect(await left()).toBe(1);
  });

  realTest("what an act cancels while it is being done has no effect", async () => {
    const subject = randomUUID();
    await whileHalfDone(subject, () => on.jobs.cancel({ kind: "sample.count", subject }));
    await eventually(async () => (await on.metrics.render()).includes('outcome="changed"} 1'));
    expect(await counted()).toEqual([]);
    expect(await left()).toBe(0);
  });

  realTest("an act that holds the subject and plans does not wait for the handler that waits for the subject", async () => {
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

  realTest("one that never ends is put off, and keeps nobody waiting", async () => {
    on = jobsOn(database, time, { givenUpAfterMs: 50 });
    const [hanging, ...others] = many(20);
    job = new CountingJob(on.scope);
    let end = (): void => undefined;
    job.does = ({ subject }) => (subject === hanging ? new Promise((resolve) => (end = resolve)) : Promise.resolve());
    await plan([hanging ?? "", ...others], () => new Date(0));
    start();
    await eventually(async () => (await left()) === 1 && (await on.metrics.render()).includes('outcome="failed"} 1'));
    expect(await counted()).toEqual(onceEach(others));
    await eventually(async () => (await database.dataSource.getRepository(JobRow).findOneByOrFail({})).lastError === "JobHangs");
    end();
  });

  realTest("1,000 jobs are done once each by three runners with connections of their own", async () => {
    const subjects = many(1_000);
    await plan(subjects, () => new Date(0));
    const settings = settingsOf(database);
    if (!settings) throw new Error("cannot be opened twice");
    const others = await Promise.all([0, 1, 2].map(() => openDatabase(settings, jobSchema, { logger: silent })));
    const begun = performance.now();
    for (const own of others) {
      const { runner, scope } = jobsOn(own, new DatabaseTime(own), { pollMs: 100 });
      start(runner(new CountingJob(scope)));
    }
    await eventually(async () => (await left()) === 0);
    process.stdout.write(`1,000 jobs done in ${Math.round(performance.now() - begun)} ms by three runners\n`);
    stopping.abort();
    await Promise.all(running.splice(0));
    for (const own of others) await own.close();
    expect(await counted()).toHaveLength(1_000);
    expect(await counted()).toEqual(onceEach(subjects));
  });

  realTest(
    "T3: of three processes one is stopped for longer than its 15 s, in the middle of jobs; when it goes on nothing is done twice",
    async () => {
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
        await stopped?.printed(3);
        expect(stopped?.lines[2]).toContain("a job was refused");
        expect(await counted()).toHaveLength(300);
        expect(await counted()).toEqual(onceEach([held, ...others]));
        expect(await left()).toBe(0);
      } finally {
        for (const child of children) await child.kill();
      }
    },
  );
});
