import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ChoreId } from "../chore/chore.id.js";
import { type Completion, type Follower, followChore, type FollowFacts, type FollowTick } from "./follow-chore.rule.js";
import { TaskId } from "./task.schema.js";

const chore = (n: number) => ChoreId.parse(`0193a1b2-0000-7000-8000-${String(n).padStart(12, "0")}`);
const task = (n: number) => TaskId.parse(`0193a1b2-0000-7000-9000-${String(n).padStart(12, "0")}`);
const [WASHER, SPINNER] = [chore(1), chore(2)];
const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const done = (n: number, time: string, choreId = WASHER): Completion => ({ taskId: task(n), choreId, completedAt: at(time), usedBy: null });
const FACTS: FollowFacts = {
  follows: [{ choreId: WASHER, delayMinutes: 120, isOver: false }],
  timeZone: "UTC",
  overdue: "stay",
  graceMinutes: 0,
  completions: [],
  unfinished: [],
  lastSequence: 0,
  taken: [],
  now: at("10:00"),
};
const BOTH = [...FACTS.follows, { choreId: SPINNER, delayMinutes: 30, isOver: false }];
const dryer = (n: number, due: string, more: Partial<Follower> = {}): Follower => ({
  id: task(100 + n),
  sequence: n,
  dueAt: at(due),
  dueLocal: `2026-11-25T${due}`,
  opensAt: at(due),
  openedAt: null,
  status: "scheduled",
  lapsedAt: null,
  isTouched: false,
  from: [],
  ...more,
});
const open = (n: number, due: string, more: Partial<Follower> = {}) => dryer(n, due, { status: "open", openedAt: at(due), ...more });
/** `12:00 scheduled from 1` of each task that is made. */
const made = ({ made: all }: FollowTick) =>
  all.map(({ due, status, from }) => `${due.dueLocal.slice(11)} ${status} from ${from.map((id) => Number(id.slice(-3))).join(" ")}`);

describe("what is done brings the next", () => {
  test("so long after it was done, opening then and not before", () => {
    const tick = followChore({ ...FACTS, completions: [done(1, "10:00")] });
    expect(made(tick)).toEqual(["12:00 scheduled from 1"]);
    expect(tick.wakeAt).toEqual(at("12:00"));
    expect(made(followChore({ ...FACTS, completions: [done(1, "10:00")], now: at("12:00") }))).toEqual(["12:00 open from 1"]);
  });

  test("each time it is done it brings one of its own, also twice in the same minute", () => {
    const tick = followChore({
      ...FACTS,
      completions: [done(1, "10:00"), done(2, "10:00"), done(3, "10:01")],
      taken: ["2026-11-25T12:00"],
    });
    expect(made(tick)).toEqual(["12:01 scheduled from 1", "12:02 scheduled from 2", "12:03 scheduled from 3"]);
    expect(tick.made.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test("of several all have to be done, each with its own delay, and what was done twice meanwhile counts once", () => {
    const completions = [done(1, "08:00"), done(2, "09:00"), done(3, "09:30", SPINNER), done(4, "09:40", SPINNER)];
    const tick = followChore({ ...FACTS, follows: BOTH, completions });
    expect(made(tick)).toEqual(["11:00 scheduled from 1 2 3"]);
  });

  test("nobody waits for one that was put away; after all of them were, nothing new comes and what came stays", () => {
    const isOver = true;
    const first = BOTH.map((one, index) => (index === 1 ? { ...one, isOver } : one));
    expect(made(followChore({ ...FACTS, follows: first, completions: [done(1, "10:00")] }))).toEqual(["12:00 scheduled from 1"]);
    const all = FACTS.follows.map((one) => ({ ...one, isOver }));
    const completions = [{ ...done(1, "10:00"), usedBy: task(101) }, done(2, "11:00")];
    const tick = followChore({ ...FACTS, follows: all, completions, unfinished: [dryer(1, "12:00", { from: [done(1, "10:00")] })] });
    expect([made(tick), tick.withdrawn]).toEqual([[], []]);
  });
});

describe("what turns out not to be done takes it back", () => {
  const undone = { taskId: task(1), choreId: WASHER, completedAt: null };

  test("what has not opened goes, what the clock alone opened is cancelled, and what somebody has worked on stays", () => {
    const of = (one: Follower) => followChore({ ...FACTS, unfinished: [one], now: at("13:00") });
    expect(of(dryer(1, "14:00", { from: [undone] }))).toMatchObject({ withdrawn: [task(101)], takenBack: [] });
    expect(of(open(1, "12:00", { from: [undone] }))).toMatchObject({ withdrawn: [], takenBack: [task(101)] });
    for (const stays of [
      open(1, "12:00", { from: [undone], isTouched: true }),
      open(1, "12:00"),
      open(1, "12:00", { from: [done(1, "10:00")] }),
    ])
      expect(of(stays)).toMatchObject({ withdrawn: [], takenBack: [], made: [] });
  });

  test("what else had been done waits for the next, and is not lost", () => {
    const from = [undone, done(2, "09:00", SPINNER)];
    const completions = [{ ...done(2, "09:00", SPINNER), usedBy: task(101) }, done(3, "11:00")];
    const tick = followChore({ ...FACTS, follows: BOTH, completions, unfinished: [dryer(1, "12:00", { from })], now: at("11:00") });
    expect(tick.withdrawn).toEqual([task(101)]);
    expect(made(tick)).toEqual(["13:00 scheduled from 2 3"]);
  });

  test("one that was done at another time than was said is due at another time", () => {
    const completions = [{ ...done(1, "10:30"), usedBy: task(101) }];
    const tick = followChore({ ...FACTS, completions, unfinished: [dryer(1, "12:00", { from: [done(1, "10:30")] })] });
    expect([tick.withdrawn, made(tick)]).toEqual([[task(101)], ["12:30 scheduled from 1"]]);
  });
});

describe("one after the other", () => {
  const two = [done(1, "08:00"), done(2, "09:00")];
  const later = (overdue: FollowFacts["overdue"], now: string) => followChore({ ...FACTS, overdue, completions: two, now: at(now) });

  test("the next waits until the one before is over; where late ones are missed, it puts that one away", () => {
    for (const overdue of ["stay", "pass", "steal"] as const)
      expect(made(later(overdue, "11:30"))).toEqual(["10:00 open from 1", "11:00 scheduled from 2"]);
    expect(made(later("miss", "11:30"))).toEqual(["10:00 missed from 1", "11:00 open from 2"]);
    const before = followChore({
      ...FACTS,
      overdue: "miss",
      unfinished: [open(1, "10:00")],
      completions: [done(2, "09:00")],
      now: at("11:00"),
    });
    expect(before).toMatchObject({ missed: [task(101)], made: [{ status: "open" }] });
  });

  test("one that opens when it is due has an hour at least before it goes to somebody else, counted from its opening", () => {
    const of = (openedAt: string, now: string, more: Partial<FollowFacts> = {}) =>
      followChore({ ...FACTS, overdue: "pass", unfinished: [open(1, "10:00", { openedAt: at(openedAt) })], now: at(now), ...more });
    expect(of("10:00", "10:59")).toMatchObject({ lapsed: null, wakeAt: at("11:00") });
    expect(of("10:00", "11:00")).toMatchObject({ lapsed: { id: task(101), goesTo: "next" }, wakeAt: null });
    expect(of("12:00", "12:30")).toMatchObject({ lapsed: null, wakeAt: at("13:00") });
    expect(of("10:00", "12:00", { graceMinutes: 180, overdue: "steal" })).toMatchObject({ lapsed: null, wakeAt: at("13:00") });
    expect(of("10:00", "12:00", { overdue: "stay" })).toMatchObject({ lapsed: null, wakeAt: null });
  });
});

interface World {
  readonly tasks: { readonly id: TaskId; readonly choreId: ChoreId; completedAt: Date | null }[];
  readonly followers: (Follower & { status: Follower["status"] })[];
  minutes: number;
}

/** Does to the world what a tick asks for, as the clock does. */
function apply(world: World, tick: FollowTick, now: Date): void {
  const gone = new Set(tick.withdrawn);
  world.followers.splice(0, Infinity, ...world.followers.filter(({ id }) => !gone.has(id)));
  const set = (ids: readonly TaskId[], status: Follower["status"]) =>
    world.followers.forEach((one, n) => {
      if (ids.includes(one.id)) world.followers[n] = { ...one, status, ...(status === "open" && { openedAt: now }) };
    });
  set(tick.opened, "open");
  set(tick.missed, "missed");
  set(tick.takenBack, "cancelled");
  for (const { sequence, due, opensAt, status, from } of tick.made) {
    const row = {
      ...dryer(sequence, "00:00"),
      ...due,
      id: task(10_000 + sequence),
      opensAt,
      status,
      openedAt: status === "open" ? now : null,
    };
    world.followers.push({ ...row, from: from.map((id) => followedTask(world, id)) });
  }
}
const followedTask = (world: World, id: TaskId) => {
  const found = world.tasks.find((one) => one.id === id);
  if (!found) throw new Error("came of nothing");
  return { taskId: id, choreId: found.choreId, completedAt: found.completedAt };
};
const isOver = ({ status }: Follower) => !["scheduled", "open", "in_progress"].includes(status);

function look(world: World, follows: FollowFacts["follows"]): FollowTick {
  const now = new Date(at("00:00").getTime() + world.minutes * 60_000);
  const fresh = world.followers.map((one) => ({ ...one, from: one.from.map(({ taskId }) => followedTask(world, taskId)) }));
  // Cancelled for want of what it came of, it came of nothing.
  const usedBy = (id: TaskId) => fresh.find((one) => one.status !== "cancelled" && one.from.some(({ taskId }) => taskId === id));
  const completions = world.tasks
    .flatMap(({ id, choreId, completedAt }) => (completedAt ? [{ taskId: id, choreId, completedAt, usedBy: usedBy(id) }] : []))
    .filter((one) => !one.usedBy || !isOver(one.usedBy))
    .sort((a, b) => Number(a.completedAt) - Number(b.completedAt))
    .map((one) => ({ ...one, usedBy: one.usedBy?.id ?? null }));
  const tick = followChore({
    ...FACTS,
    follows,
    completions,
    unfinished: fresh.filter((one) => !isOver(one)).sort((a, b) => Number(a.dueAt) - Number(b.dueAt)),
    lastSequence: Math.max(0, ...fresh.map(({ sequence }) => sequence)),
    taken: fresh.filter(isOver).map(({ dueLocal }) => dueLocal),
    now,
  });
  apply(world, tick, now);
  return tick;
}

const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("do" as const), chore: fc.constantFrom(WASHER, SPINNER) }),
    fc.record({ act: fc.constantFrom("undo" as const, "redo" as const, "work" as const, "finish" as const), which: fc.nat(20) }),
    fc.record({ act: fc.constant("wait" as const), minutes: fc.integer({ min: 0, max: 90 }) }),
  ),
  { maxLength: 30 },
);

test.each([
  ["one", FACTS.follows],
  ["two", BOTH],
] as const)(
  "after %s: whatever is done and taken back, nothing is brought twice and nothing lost, and looking again changes nothing",
  (_, follows) => {
    fc.assert(
      fc.property(acts, (story) => {
        const world: World = { tasks: [], followers: [], minutes: 0 };
        const now = () => new Date(at("00:00").getTime() + world.minutes * 60_000);
        for (const step of story) {
          if (step.act === "do") world.tasks.push({ id: task(world.tasks.length + 1), choreId: step.chore, completedAt: now() });
          else if (step.act === "wait") world.minutes += step.minutes;
          else {
            const of = <T>(all: readonly T[]): T | undefined => all[step.which % Math.max(1, all.length)];
            const [washed, live] = [of(world.tasks), of(world.followers.filter(({ status }) => status === "open"))];
            const place = live ? world.followers.indexOf(live) : -1;
            if (step.act === "undo" && washed) washed.completedAt = null;
            if (step.act === "redo" && washed) washed.completedAt ??= now();
            if (step.act === "work" && live) world.followers[place] = { ...live, isTouched: true };
            if (step.act === "finish" && live) world.followers[place] = { ...live, isTouched: true, status: "completed" };
          }
          look(world, follows);
          expect(look(world, follows)).toMatchObject({ made: [], withdrawn: [], takenBack: [], opened: [], missed: [] });
          promises(world, follows);
        }
      }),
      { numRuns: 300 },
    );
  },
);

function promises(world: World, follows: FollowFacts["follows"]): void {
  const standing = world.followers.filter(({ status }) => status !== "cancelled");
  const used = standing.flatMap(({ from }) => from.map(({ taskId }) => taskId));
  expect(new Set(used).size).toBe(used.length);
  const waiting = world.tasks.filter(({ id, completedAt }) => completedAt && !used.includes(id));
  expect(follows.every(({ choreId }) => waiting.some((one) => one.choreId === choreId))).toBe(false);
  expect(new Set(world.followers.map(({ dueLocal }) => dueLocal)).size).toBe(world.followers.length);
  expect(world.followers.filter(({ status }) => status === "open").length).toBeLessThanOrEqual(1);
}
