import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, Collected, jobSchema, jobsOn, Sample } from "@chorestree/test/backbone";
import { ClockTime, HandClock } from "@chorestree/test/clock";
import type { Database } from "../database/database.js";
import { NoUnitOfWork } from "../database/defects.js";
import { JobRow } from "./job.entity.js";
import { type DueJob, HandlesJob, type JobHandler } from "./job-handler.js";

const [ours, theirs] = [GuildId.parse("1"), GuildId.parse("2")];
const never = new AbortController().signal;

/** Notes what it is given, after doing what a test wants of it. */
@HandlesJob("sample.count")
class Count implements JobHandler {
  readonly done = new Collected<DueJob>();
  does: (job: DueJob) => Promise<void> = () => Promise.resolve();

  async run(job: DueJob): Promise<void> {
    await this.does(job);
    this.done.add(job);
  }
}

describe.each(backbones())("jobs on $name", ({ open }) => {
  let database: Database;
  let clock: HandClock;
  let count: Count;
  let lines: string[];
  let on: ReturnType<typeof jobsOn>;
  let subject: string;

  beforeEach(async () => {
    database = await open(jobSchema);
    clock = new HandClock();
    count = new Count();
    lines = [];
    on = jobsOn(database, new ClockTime(clock), { log: (line) => lines.push(line) });
    subject = randomUUID();
  });
  afterEach(() => database.close());

  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
  const plan = (minutes: number, about = subject, guildId = ours, kind = "sample.count") =>
    on.unitOfWork.run(guildId, "plan", () => on.jobs.plan({ kind, subject: about, dueAt: inMinutes(minutes) }));
  const stored = () => database.dataSource.getRepository(JobRow).find({ order: { tryAt: "ASC" } });
  /** All that is due now, by one runner. */
  const doAll = async () => {
    const runner = on.runner(count);
    while ((await runner.pass(never)) === 0);
  };
  const subjects = () => count.done.items.map((job) => job.subject);

  test("a job is done when it is due, not before, and once", async () => {
    await plan(10);
    await doAll();
    expect(subjects()).toEqual([]);
    clock.advance({ minutes: 10 });
    await doAll();
    await doAll();
    expect(count.done.items).toEqual([
      {
        guildId: ours,
        subject,
        dueAt: clock.now(),
        now: clock.now(),
        cause: { memberId: null, correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown as string },
      },
    ]);
    expect(await stored()).toEqual([]);
    expect(await on.metrics.render()).toContain('chorestree_jobs_total{kind="sample.count",outcome="done"} 1');
  });

  test("the last plan holds, later or earlier than the one before", async () => {
    const earlier = randomUUID();
    await plan(10);
    await plan(20);
    await plan(20, earlier);
    await plan(10, earlier);
    clock.advance({ minutes: 10 });
    await doAll();
    expect(subjects()).toEqual([earlier]);
    clock.advance({ minutes: 10 });
    await doAll();
    expect(subjects()).toEqual([earlier, subject]);
  });

  test("a unit may plan several; what is cancelled is not done, and an act that fails has planned nothing", async () => {
    const [other, third] = [randomUUID(), randomUUID()];
    await on.unitOfWork.run(ours, "plan three", async () => {
      for (const about of [subject, other, third]) await on.jobs.plan({ kind: "sample.count", subject: about, dueAt: inMinutes(0) });
      await on.jobs.cancel({ kind: "sample.count", subject: other });
      expect(await on.jobs.planned({ kind: "sample.count", subject })).toEqual(clock.now());
      expect(await on.jobs.planned({ kind: "sample.count", subject: other })).toBeNull();
    });
    const failing = on.unitOfWork.run(ours, "fail", async () => {
      await on.jobs.cancel({ kind: "sample.count", subject: third });
      await on.jobs.plan({ kind: "sample.count", subject: other, dueAt: inMinutes(0) });
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    await doAll();
    expect(subjects().sort()).toEqual([subject, third].sort());
  });

  test("plans belong to an act's unit: outside of one they are refused", async () => {
    await expect(on.jobs.plan({ kind: "sample.count", subject, dueAt: clock.now() })).rejects.toBeInstanceOf(NoUnitOfWork);
    await expect(on.scope.within(ours, () => on.jobs.cancel({ kind: "sample.count", subject }))).rejects.toBeInstanceOf(NoUnitOfWork);
  });

  test("a handler may plan the same job again, or cancel it", async () => {
    count.does = ({ dueAt }) => on.jobs.plan({ kind: "sample.count", subject, dueAt: new Date(dueAt.getTime() + 60_000) });
    await plan(0);
    await doAll();
    expect((await stored()).map(({ dueAt }) => dueAt)).toEqual([inMinutes(1)]);
    count.does = () => on.jobs.cancel({ kind: "sample.count", subject });
    clock.advance({ minutes: 1 });
    await doAll();
    expect(subjects()).toEqual([subject, subject]);
    expect(await stored()).toEqual([]);
  });

  test("50: a job that fails leaves nothing behind and is tried again, later each time, while all others are done", async () => {
    const others: string[] = Array.from({ length: 51 }, () => randomUUID());
    const bad: string[] = Array.from({ length: 51 }, () => randomUUID());
    for (const about of bad) await plan(-10, about);
    for (const about of others) await plan(-5, about);
    count.does = async (job) => {
      await on.scope.of(Sample).rows.insert({ guildId: ours, id: job.subject, count: 1 });
      if (bad.includes(job.subject)) throw new TypeError("a secret that somebody typed");
    };
    await doAll();
    expect(subjects().sort()).toEqual([...others].sort());
    expect(await database.dataSource.getRepository(Sample).count()).toBe(51);
    expect(await stored()).toHaveLength(51);
    for (const wait of [1, 2, 4]) {
      expect((await stored())[0]).toMatchObject({ lastError: "TypeError", tryAt: new Date(clock.now().getTime() + wait * 1000) });
      clock.advance({ seconds: wait });
      await doAll();
    }
    expect((await stored())[0]?.attempts).toBe(4);
    expect(lines).toHaveLength(51 * 4);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "defect", job: "sample.count", attempt: 1, defectId: expect.any(String) });
    clock.advance({ hours: 1 });
    count.does = () => Promise.resolve();
    await doAll();
    expect(await stored()).toEqual([]);
  });

  test("a plan forgets the failures of the one before", async () => {
    await plan(0);
    count.does = () => Promise.reject(new Error("bug"));
    await doAll();
    await plan(0);
    expect((await stored())[0]).toMatchObject({ attempts: 0, lastError: null, tryAt: clock.now() });
  });

  test("a kind that nobody here knows waits for a process that does, and keeps nobody waiting", async () => {
    await plan(-1, subject, ours, "sample.unheard-of");
    await plan(0);
    await doAll();
    expect(subjects()).toEqual([subject]);
    expect(await stored()).toMatchObject([{ kind: "sample.unheard-of", attempts: 1, lastError: "NoJobHandler" }]);
  });

  test("a handler sees the rows of its own guild alone", async () => {
    for (const guildId of [ours, theirs]) {
      await on.unitOfWork.run(guildId, "write", () => on.scope.of(Sample).rows.insert({ guildId, id: randomUUID(), count: 1 }));
      await plan(0, subject, guildId);
    }
    const seen: unknown[] = [];
    count.does = async ({ guildId }) => {
      seen.push([guildId, await on.scope.of(Sample).rows.find({ select: { guildId: true } })]);
    };
    await doAll();
    expect(seen.sort()).toEqual([
      [ours, [{ guildId: ours }]],
      [theirs, [{ guildId: theirs }]],
    ]);
  });

  test("plans outlive the process: another one does them, however late", async () => {
    await plan(10);
    clock.advance({ hours: 24 * 7 });
    on = jobsOn(database, new ClockTime(clock));
    await doAll();
    expect(count.done.items[0]?.dueAt).toEqual(new Date("2026-11-25T09:40:00Z"));
  });

  test("a clock that is moved by hand wakes the runner", async () => {
    const stop = new AbortController();
    const working = on.runner(count).work(stop.signal);
    for (let done = 1; done <= 3; done++) {
      await plan(60);
      clock.advance({ minutes: 60 });
      await count.done.until(done);
    }
    stop.abort();
    await working;
  });
});
