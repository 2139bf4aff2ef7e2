import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, Collected, CountingJob, eventually, jobSchema, jobsOn, Sample } from "@chorestree/test/backbone";
import type { Database } from "../database/database.js";
import { JobRow } from "./job.entity.js";
import { DatabaseTime } from "./shared-time.js";

const ours = GuildId.parse("1");
const HOUR = 3_600_000;
/** Time passes as ever: only what a process believes the date to be is a test's to say. */
const NOT_THE_DATE = [
  ...(["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "clearImmediate"] as const),
  ...(["hrtime", "nextTick", "performance", "queueMicrotask"] as const),
];

describe.each(backbones())("runners of jobs on $name", ({ open }) => {
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

  test("T1: a process whose clock jumps by an hour or by three days does nothing early, late by the jump, or twice", async () => {
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
    // How exact it is on a free machine is measured in bench/scheduler; what a jump would do is an hour at least.
    expect(Math.max(...lateMs)).toBeLessThan(HOUR / 2);
    expect(await counted()).toEqual(onceEach(subjects));
    expect(lateMs).toHaveLength(20);
  });

  const passed = () => new Date(0);
  const emptied = () => eventually(async () => (await left()) === 0);

  test("a runner that sleeps is woken by a plan of its own process", async () => {
    start();
    for (const subject of many(3)) {
      await plan([subject], passed);
      await emptied();
    }
  });

  test("a runner hears of other processes' plans by asking", async () => {
    const other = jobsOn(database, time, { pollMs: 20 });
    start(other.runner(new CountingJob(other.scope)));
    for (const subject of many(3)) {
      await plan([subject], passed);
      await emptied();
    }
  });

  test("a database that is away is waited for", async () => {
    const { next } = on.agenda;
    const asked = new Collected<true>();
    on.agenda.next = (limit) => (asked.add(true), asked.items.length < 3 ? Promise.reject(new Error("away")) : next.call(on.agenda, limit));
    await plan(many(1), passed);
    start();
    await emptied();
  });

  test("asked to stop it finishes what it has begun, and begins nothing more", async () => {
    const begun = new Collected<true>();
    let finish = (): void => undefined;
    const told = new Promise<void>((resolve) => (finish = resolve));
    job.does = async () => (begun.add(true), told);
    const subjects = many(20);
    await plan(subjects, passed);
    start();
    await begun.until(1);
    stopping.abort();
    finish();
    await Promise.all(running.splice(0));
    const done = (await counted()).length;
    expect(done).toBe(begun.items.length);
    expect(await left()).toBe(subjects.length - done);
    expect(done).toBeLessThan(10);
  });

  test("the jobs that are due are measured, those of later are not", async () => {
    await plan(many(2), passed);
    await plan(many(1), () => new Date("2100-01-01"));
    expect(await on.agenda.measure(new Date(90_000))).toEqual({ waiting: 2, ageSeconds: 90 });
    start();
    await eventually(async () => (await on.metrics.render()).includes("chorestree_jobs_waiting 2"));
  });
});
