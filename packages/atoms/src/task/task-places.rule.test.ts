import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { CompletionMode } from "../assignment/assignment.schema.js";
import { MemberId } from "../member/member.id.js";
import { assignTask } from "./assign-task.rule.js";
import { claimTask } from "./claim-task.rule.js";
import { completeTask, concludeTask, permissionToComplete } from "./complete-task.rule.js";
import { holderMeant, releaseTask } from "./release-task.rule.js";
import { startTask } from "./start-task.rule.js";
import { acceptSwap, offerSwap } from "./swap-task.rule.js";
import { TaskAlreadyYours, TaskPartDone, TaskPlacesTaken, TaskSwapGone } from "./task.errors.js";
import { type TaskFacts, TaskId, TaskStatus } from "./task.schema.js";
import { hasFreePlace, overdueOf, placesToDeal } from "./task-places.rule.js";
import { creditsOf, earnedBy } from "./task-transitions.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const [mia, sam, noor] = [person(1), person(2), person(3)] as const;
const now = new Date("2026-11-24T18:00:00Z");
const today = "2026-11-24";

const couch = (mode: CompletionMode, workersNeeded: number, more: Partial<TaskFacts> = {}): TaskFacts => ({
  id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
  status: "open",
  mode,
  workersNeeded,
  assigneeIds: [],
  approval: "none",
  dueAt: null,
  openedAt: now,
  lapsedAt: null,
  effortMinutes: 20,
  startedAt: null,
  startedBy: null,
  doers: [],
  completedAt: null,
  completedOn: null,
  spentMinutes: null,
  ...more,
});
const done = (task: TaskFacts, doerIds: readonly [MemberId, ...MemberId[]], day = today): TaskFacts => {
  const { note: _note, picks: _picks, ...move } = completeTask(task, { doerIds, at: now, day });
  return { ...task, ...move };
};
const minutesOf = (task: TaskFacts) => creditsOf(task).map(({ doerId, minutes }) => [doerId, minutes]);

test("as many take it as it needs, and no more: the last is told that all places are taken", () => {
  const first = couch("any", 2, { assigneeIds: [mia] });
  expect(claimTask(first, sam)).toEqual({ assigneeIds: [mia, sam] });
  expect(() => claimTask(first, mia)).toThrow(TaskAlreadyYours);
  const full = { ...first, assigneeIds: [mia, sam] };
  for (const act of [claimTask, assignTask]) expect(() => act(full, noor)).toThrow(new TaskPlacesTaken({ taskId: full.id, places: 2 }));
  expect(() => startTask(full, noor, now)).toThrow(TaskPlacesTaken);
  expect(hasFreePlace(full)).toBe(false);
});

test("trap 22: two needed and three there already leaves nobody to be found", () => {
  expect(placesToDeal(couch("any", 2, { assigneeIds: [mia, sam, noor] }))).toBe(0);
  expect(placesToDeal(couch("all", 3, { assigneeIds: [mia] }))).toBe(2);
});

test("any: the first who says so ends it, and is credited; together they split what was needed", () => {
  const task = couch("any", 2, { assigneeIds: [mia, sam] });
  expect(minutesOf(done(task, [mia]))).toEqual([[mia, 20]]);
  expect(minutesOf(done(task, [mia, sam]))).toEqual([
    [mia, 20],
    [sam, 20],
  ]);
  const split = minutesOf(done(couch("any", 1), [mia, sam, noor]));
  expect(split.map(([, minutes]) => minutes)).toEqual(expect.arrayContaining([6, 7, 7]));
});

test("all: it is done when each of as many as it needs has done their part, and credits nobody before", () => {
  const half = done(couch("all", 2, { assigneeIds: [mia, sam] }), [mia]);
  expect(half).toMatchObject({ status: "open", completedAt: null, doers: [{ memberId: mia, day: today }] });
  expect(creditsOf(half)).toEqual([]);
  expect(() => completeTask(half, { doerIds: [mia], at: now, day: today })).toThrow(new TaskPartDone({ taskId: half.id, holderId: mia }));
  const whole = done(half, [sam], "2026-11-25");
  expect(whole).toMatchObject({ status: "completed", completedAt: now, completedOn: "2026-11-25" });
  expect(earnedBy(half, whole)).toEqual([
    { doerId: mia, day: today, minutes: 20 },
    { doerId: sam, day: "2026-11-25", minutes: 20 },
  ]);
});

test("all: one of two places that nobody has is still to be done, by whoever comes", () => {
  const half = done(couch("all", 2, { assigneeIds: [mia] }), [mia]);
  expect(half.status).toBe("open");
  expect(done(half, [noor])).toMatchObject({ status: "completed", assigneeIds: [mia, noor] });
  expect(() => done({ ...half, assigneeIds: [mia, sam] }, [noor])).toThrow(TaskPlacesTaken);
});

test("each: everyone's part counts for them at once, and the whole is done with the last of them", () => {
  const bedrooms = couch("each", 1, { assigneeIds: [mia, sam] });
  const half = done(bedrooms, [mia]);
  expect(earnedBy(bedrooms, half)).toEqual([{ doerId: mia, day: today, minutes: 20 }]);
  const whole = done(half, [sam], "2026-11-25");
  expect(whole.status).toBe("completed");
  expect(earnedBy(half, whole)).toEqual([{ doerId: sam, day: "2026-11-25", minutes: 20 }]);
});

test("each: when the last who has not done it loses the place, the whole is done", () => {
  const half = done(couch("each", 1, { assigneeIds: [mia, sam] }), [mia]);
  const left = { ...half, ...releaseTask(half, sam) } as TaskFacts;
  expect(left).toMatchObject({ status: "open", assigneeIds: [mia] });
  expect(concludeTask(left, { at: now, day: today })).toEqual({
    status: "completed",
    doers: half.doers,
    completedAt: now,
    completedOn: today,
  });
});

test("what waits for approval earns nobody anything, however many have done their part", () => {
  const half = done(couch("each", 1, { assigneeIds: [mia, sam], approval: "required" }), [mia]);
  expect(creditsOf(half)).toEqual([]);
  const reported = done(half, [sam]);
  expect(reported.status).toBe("submitted");
  expect(creditsOf(reported)).toEqual([]);
  expect(minutesOf({ ...reported, status: "completed" })).toEqual([
    [mia, 20],
    [sam, 20],
  ]);
});

test("trap 20: skipped and cancelled earns nobody anything, also who had done their part", () => {
  const half = done(couch("each", 1, { assigneeIds: [mia, sam] }), [mia]);
  const earning = TaskStatus.options.filter((status) => creditsOf({ ...half, status }).length > 0);
  expect(earning).toEqual(["open", "in_progress", "completed", "missed"]);
});

test("what is done is not given back, offered or begun again", () => {
  const half = done(couch("all", 2, { assigneeIds: [mia, sam] }), [mia]);
  expect(() => releaseTask(half, mia)).toThrow(TaskPartDone);
  expect(() => offerSwap(half, mia, null)).toThrow(TaskPartDone);
  expect(() => startTask(half, mia, now)).toThrow(TaskPartDone);
});

test("an offer falls when whoever made it has done their part: nobody takes over what is done", () => {
  const half = done(couch("all", 2, { assigneeIds: [mia, sam] }), [mia]);
  const offerOf = (holderId: MemberId) => ({ holderId, askedId: null, expiresAt: new Date(now.getTime() + 1) });
  expect(() => acceptSwap(half, offerOf(mia), noor, now)).toThrow(TaskSwapGone);
  expect(acceptSwap(half, offerOf(sam), noor, now)).toEqual({ assigneeIds: [mia, noor] });
});

test("a part taken over leaves the others theirs, and the work of whoever is at it goes on", () => {
  const begun = couch("all", 2, { assigneeIds: [mia, sam], status: "in_progress", startedAt: now, startedBy: mia });
  const swap = { holderId: sam, askedId: null, expiresAt: new Date(now.getTime() + 1) };
  expect(acceptSwap(begun, swap, noor, now)).toEqual({ assigneeIds: [mia, noor] });
  expect(releaseTask(begun, sam)).toEqual({ assigneeIds: [mia] });
  expect(releaseTask(begun, mia)).toEqual({ status: "open", startedAt: null, startedBy: null, assigneeIds: [sam] });
  expect(done(begun, [mia])).toMatchObject({ status: "open", startedBy: null });
  expect(done(begun, [sam])).toMatchObject({ status: "in_progress", startedBy: mia });
});

test("a task of one person changes hands; of several a free place is filled", () => {
  expect(assignTask(couch("any", 1, { assigneeIds: [mia] }), sam)).toMatchObject({ assigneeIds: [sam] });
  expect(assignTask(couch("any", 2, { assigneeIds: [mia] }), sam)).toEqual({ assigneeIds: [mia, sam] });
});

test("whose place is meant where nobody is named: one's own, or that of the only one who has it", () => {
  expect(holderMeant({ assigneeIds: [mia, sam] }, sam)).toBe(sam);
  expect(holderMeant({ assigneeIds: [mia] }, sam)).toBe(mia);
  expect(holderMeant({ assigneeIds: [mia, sam] }, noor)).toBeNull();
});

test("whoever was there may name who was with them; who was not needs the wider permission", () => {
  const task = couch("any", 2, { assigneeIds: [mia, sam] });
  expect(permissionToComplete(task, mia, [mia, sam])).toBe("task.complete");
  expect(permissionToComplete(task, mia, [sam])).toBe("task.complete-others");
  expect(permissionToComplete(task, noor, [noor])).toBe("task.complete-others");
});

test("what each does for themselves is over when it is late, since nobody can do it for them", () => {
  expect(["stay", "miss", "pass", "steal"].map((overdue) => overdueOf("each", overdue as "stay"))).toEqual([
    "stay",
    "miss",
    "miss",
    "miss",
  ]);
  expect(overdueOf("all", "pass")).toBe("pass");
});

test("whatever they do in whatever order, nobody is credited twice and a whole credits as many as it needed", () => {
  const mode = fc.constantFrom<CompletionMode>("any", "all", "each");
  const order = fc.array(fc.constantFrom(mia, sam, noor), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(mode, fc.integer({ min: 1, max: 3 }), order, (how, workers, reports) => {
      const task = couch(how, workers, { assigneeIds: [mia, sam, noor].slice(0, how === "each" ? 3 : workers) });
      const left = reports.reduce((before, doer) => {
        try {
          return done(before, [doer]);
        } catch {
          return before;
        }
      }, task);
      const credits = creditsOf(left);
      expect(new Set(credits.map(({ doerId }) => doerId)).size).toBe(credits.length);
      const total = credits.reduce((sum, { minutes }) => sum + minutes, 0);
      if (how === "all") expect(total).toBe(left.status === "completed" ? 20 * workers : 0);
      if (how === "each") expect(total).toBe(20 * left.doers.length);
    }),
  );
});
