import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Schedule } from "../schedule/schedule.schema.js";
import { isAheadOf, nextTogether, type RoundTask, type Together } from "./come-together.rule.js";
import type { TaskStatus } from "./task.schema.js";

const DAY = 86_400_000;
const schedule: Schedule = {
  rule: "FREQ=DAILY;INTERVAL=3",
  start: "2026-11-25T19:00",
  timeZone: "UTC",
  anchor: "completion",
  season: null,
  monthEnd: "clamp",
  exceptions: [],
};
const now = new Date("2026-11-25T10:00:00Z");
const onDay = (n: number, status: TaskStatus, madeAt = now): RoundTask => {
  const dueAt = new Date(Date.parse("2026-11-25T19:00:00Z") + n * DAY);
  return { dueAt, dueLocal: dueAt.toISOString().slice(0, 16), timeZone: "UTC", status, madeAt };
};
const member = { schedule, since: now, passedUntil: null, taken: [], now };
const together = (unfinished: readonly RoundTask[] = [], more: Partial<Together> = {}): Together => ({
  unfinished,
  hasBegun: true,
  lastCompletedAt: null,
  ...more,
});
const dayOf = (due: { dueLocal: string } | null) => due?.dueLocal ?? null;

test("when all are over the next round is counted from the last that was done, or from now where one was not", () => {
  const done = new Date("2026-11-24T08:00:00Z");
  expect(dayOf(nextTogether(member, together([], { lastCompletedAt: done })))).toBe("2026-11-27T19:00");
  expect(dayOf(nextTogether(member, together()))).toBe("2026-11-28T19:00");
  expect(dayOf(nextTogether(member, together([], { hasBegun: false })))).toBe("2026-11-25T19:00");
});

test("a round that has not opened is joined by whoever comes, one that has by those who were there when it was made", () => {
  const after = { ...member, since: new Date(now.getTime() + 1) };
  const [closed, opened] = [together([onDay(3, "scheduled")]), together([onDay(3, "scheduled"), onDay(3, "open")])];
  expect([closed, opened].map((one) => dayOf(nextTogether(member, one)))).toEqual(["2026-11-28T19:00", "2026-11-28T19:00"]);
  expect([closed, opened].map((one) => dayOf(nextTogether(after, one)))).toEqual(["2026-11-28T19:00", null]);
});

test("nobody is in a round twice, nor begins the next while somebody is at one of before", () => {
  const round = together([onDay(3, "scheduled")]);
  expect(nextTogether({ ...member, passedUntil: onDay(3, "open").dueAt }, round)).toBeNull();
  expect(nextTogether({ ...member, taken: ["2026-11-28T19:00"] }, round)).toBeNull();
  expect(nextTogether(member, together([onDay(0, "open"), onDay(3, "scheduled")]))).toBeNull();
});

test("what was made for the next round is ahead as long as one of before is not over", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }), fc.integer({ min: 0, max: 9 }), (live, made) => {
      const unfinished = [...live].sort((a, b) => a - b).map((n) => onDay(n, "open"));
      expect(isAheadOf(together(unfinished), onDay(made, "scheduled").dueAt)).toBe(live.some((n) => n < made));
    }),
  );
});

/** Members that are asked in any order, some of them more than once, as their clocks may be. */
test("in whatever order they are asked, each is in each round once, and all of a round are due at one moment", () => {
  const story = fc.array(fc.tuple(fc.nat(3), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(story, (asked) => {
      const tasks: (Omit<RoundTask, "status"> & { member: number; status: TaskStatus })[] = [];
      let day = 0;
      for (const [nth, isDone] of asked) {
        const today = new Date(now.getTime() + day * DAY);
        const unfinished = tasks.filter(({ status }) => status === "open").sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
        const own = tasks.filter((one) => one.member === nth);
        const live = own.find(({ status }) => status === "open");
        if (live && isDone) live.status = "completed";
        if (live) continue;
        const passedUntil = own.at(-1)?.dueAt ?? null;
        const facts = { ...member, passedUntil, now: today };
        const due = nextTogether(facts, together(unfinished, { hasBegun: tasks.length > 0 }));
        if (due) tasks.push({ ...due, status: "open", madeAt: today, member: nth });
        day++;
      }
      const places = tasks.map((one) => `${one.member} ${one.dueLocal}`);
      expect(new Set(places).size).toBe(places.length);
      const live = tasks.filter(({ status }) => status === "open").map(({ dueLocal }) => dueLocal);
      expect(new Set(live).size).toBeLessThanOrEqual(1);
    }),
  );
});
