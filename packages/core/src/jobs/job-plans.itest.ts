import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, eventually, jobSchema, jobsOn, Sample } from "@chorestree/test/backbone";
import { ClockTime, HandClock } from "@chorestree/test/clock";
import type { Database } from "../database/database.js";
import type { GuildScope } from "../database/guild-scope.js";
import { JobRow } from "./job.entity.js";
import { type DueJob, HandlesJob, type JobHandler } from "./job-handler.js";

const ours = GuildId.parse("1");
const never = new AbortController().signal;
const subjects = Array.from({ length: 4 }, () => randomUUID());

type Step =
  | { readonly does: "plan"; readonly subject: number; readonly minutes: number }
  | { readonly does: "cancel"; readonly subject: number }
  | { readonly does: "pass"; readonly minutes: number };

const subject = fc.nat({ max: subjects.length - 1 });
const minutes = fc.integer({ min: -2, max: 5 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ does: fc.constant("plan"), subject, minutes }),
    fc.record({ does: fc.constant("cancel"), subject }),
    fc.record({ does: fc.constant("pass"), minutes: fc.nat({ max: 4 }) }),
  ),
  { maxLength: 12 },
);

@HandlesJob("sample.note")
class Note implements JobHandler {
  readonly done: [string | undefined, number][] = [];
  run({ subject: about, dueAt }: DueJob): Promise<void> {
    this.done.push([about, dueAt.getTime()]);
    return Promise.resolve();
  }
}

/** A row of its own for each time that a subject was planned for. */
const markOf = (about: string, dueAt: Date): string => about.slice(0, -3) + dueAt.getTime().toString(16).padStart(3, "0");

@HandlesJob("sample.mark")
class Mark implements JobHandler {
  constructor(private readonly scope: GuildScope) {}

  async run({ subject: about, dueAt }: DueJob): Promise<void> {
    const { guildId, rows } = this.scope.of(Sample);
    const id = markOf(about, dueAt);
    const { affected } = await rows.increment({ guildId, id }, "count", 1);
    if (affected === 0) await rows.insert({ guildId, id, count: 1 });
  }
}

describe.each(backbones())("plans on $name", ({ open, can }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open(jobSchema);
  });
  afterAll(() => database.close());

  /** One after the other, as a story tells them. */
  async function tell(story: readonly Step[]) {
    await database.dataSource.getRepository(JobRow).clear();
    const clock = new HandClock();
    const { unitOfWork, jobs, runner } = jobsOn(database, new ClockTime(clock));
    const note = new Note();
    const running = runner(note);
    const planned = new Map<string, number>();
    const expected: [string, number][] = [];
    for (const step of [...story, { does: "pass", minutes: 10 } as const]) {
      if (step.does === "pass") {
        clock.advance({ minutes: step.minutes });
        while ((await running.pass(never)) === 0);
        for (const [about, due] of planned) if (due <= clock.now().getTime() && planned.delete(about)) expected.push([about, due]);
        continue;
      }
      const name = { kind: "sample.note", subject: subjects[step.subject] ?? "" };
      const dueAt = new Date(clock.now().getTime() + (step.does === "plan" ? step.minutes : 0) * 60_000);
      await unitOfWork.run(ours, "act", () => (step.does === "plan" ? jobs.plan({ ...name, dueAt }) : jobs.cancel(name)));
      if (step.does === "plan") planned.set(name.subject, dueAt.getTime());
      else planned.delete(name.subject);
    }
    return { done: note.done.sort(), expected: expected.sort() };
  }

  test("whatever is planned, planned anew and cancelled: what stands when its time comes is done, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const { done, expected } = await tell(story);
        expect(done).toEqual(expected);
      }),
      { numRuns: can.has("manyConnections") ? 30 : 15 },
    );
  });

  /** Acts on one subject follow each other; subjects and three runners go on at the same time. Every plan's time has passed. */
  async function rush(stories: readonly (readonly ("plan" | "cancel")[])[]) {
    const rows = database.dataSource.getRepository(Sample);
    await rows.clear();
    const time = new ClockTime(new HandClock());
    const stop = new AbortController();
    const own = stories.map(() => jobsOn(database, time, { pollMs: 20 }));
    const working = own.map(({ runner, scope }) => runner(new Mark(scope)).work(stop.signal));
    const last = await Promise.all(
      own.map(async ({ unitOfWork, jobs }, story) => {
        let stands: string | null = null;
        for (const [n, act] of (stories[story] ?? []).entries()) {
          const name = { kind: "sample.mark", subject: subjects[story] ?? "" };
          stands = act === "plan" ? markOf(name.subject, new Date(n)) : null;
          await unitOfWork.run(ours, "act", () => (act === "plan" ? jobs.plan({ ...name, dueAt: new Date(n) }) : jobs.cancel(name)));
        }
        return stands;
      }),
    );
    await eventually(async () => (await database.dataSource.getRepository(JobRow).count()) === 0);
    stop.abort();
    await Promise.all(working);
    const marks = new Map((await rows.find()).map(({ id, count }) => [id, count]));
    return { marks, stood: last.filter((mark) => mark !== null) };
  }

  test("with acts and three runners at the same time, the plan that stands is done once, and none twice", async () => {
    const story = fc.array(fc.constantFrom("plan" as const, "plan" as const, "cancel" as const), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(story, story, story), async (stories) => {
        const { marks, stood } = await rush(stories);
        expect(stood.map((mark) => marks.get(mark))).toEqual(stood.map(() => 1));
        expect([...marks.values()]).toEqual([...marks].map(() => 1));
      }),
      { numRuns: 15 },
    );
  });
});
