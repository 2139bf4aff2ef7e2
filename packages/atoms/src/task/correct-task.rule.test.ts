import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { correctTask, type Correction, wasDone } from "./correct-task.rule.js";
import {
  TaskCorrectionUnclear,
  TaskDoneBeforeMade,
  TaskNeedsDoer,
  TaskNotCompleted,
  TaskNothingToCorrect,
  TaskOwnWork,
} from "./task.errors.js";
import { TaskId, TaskStatus } from "./task.schema.js";

const [mia, sam, noor] = ["aa", "bb", "cc"].map((end) => MemberId.parse(`0193a1b2-0000-7000-8000-0000000000${end}`)) as [
  MemberId,
  MemberId,
  MemberId,
];
const made = new Date("2026-11-23T08:00:00Z");
const at = new Date("2026-11-24T18:00:00Z");
const task = {
  id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
  status: "completed" as TaskStatus,
  mode: "any" as const,
  workersNeeded: 1,
  assigneeIds: [mia],
  approval: "none" as "none" | "required",
  dueAt: null,
  openedAt: made,
  lapsedAt: null,
  effortMinutes: 20,
  startedAt: null,
  startedBy: null,
  createdAt: made,
  doers: [{ memberId: mia, day: "2026-11-24" }],
  completedAt: at,
  completedOn: "2026-11-24",
  spentMinutes: 7,
};
const missed = { ...task, status: "missed" as const, doers: [], completedOn: null, spentMinutes: null };
const correct = (more: Partial<Correction>, of: Parameters<typeof correctTask>[0] = task) =>
  correctTask(of, { by: noor, dayOf: (day) => day.toISOString().slice(0, 10), ...more });

test("another doer, another time or other minutes: the rest stays as it was reported", () => {
  const reported = {
    status: "completed",
    doers: [{ memberId: mia, day: "2026-11-24" }],
    completedAt: at,
    completedOn: "2026-11-24",
    spentMinutes: 7,
  };
  expect(correct({ doerIds: [sam] })).toEqual({ ...reported, doers: [{ memberId: sam, day: "2026-11-24" }] });
  expect(correct({ minutes: 30 })).toEqual({ ...reported, spentMinutes: 30 });
  const dayBefore = new Date("2026-11-23T20:00:00Z");
  expect(correct({ at: dayBefore })).toEqual({
    ...reported,
    doers: [{ memberId: mia, day: "2026-11-23" }],
    completedAt: dayBefore,
    completedOn: "2026-11-23",
  });
});

test("of several: who stays did it on their own day, who is put in their place on the day of the whole", () => {
  const together = {
    ...task,
    mode: "all" as const,
    workersNeeded: 2,
    doers: [{ memberId: mia, day: "2026-11-23" }, ...task.doers.slice(1)],
  };
  expect(correct({ doerIds: [mia, sam] }, together)).toMatchObject({
    doers: [
      { memberId: mia, day: "2026-11-23" },
      { memberId: sam, day: "2026-11-24" },
    ],
  });
});

test("not done after all: nobody did it, and the moment by which its chore went on stays", () => {
  const move = correct({ verdict: "not_done" });
  expect(move).toEqual({ status: "missed", doers: [], completedOn: null, spentMinutes: null, note: null });
  expect(wasDone({ ...task, status: "missed" })).toBe(true);
  expect(wasDone({ ...task, status: "missed", completedAt: null })).toBe(false);
});

test("done after all: by whom has to be said, and the moment may stay", () => {
  expect(correct({ verdict: "done", doerIds: [sam] }, missed)).toMatchObject({
    status: "completed",
    doers: [{ memberId: sam, day: "2026-11-24" }],
    completedAt: at,
    completedOn: "2026-11-24",
  });
  expect(() => correct({ verdict: "done" }, missed)).toThrow(TaskNeedsDoer);
  expect(() => correct({ doerIds: [sam] }, missed)).toThrow(TaskNotCompleted);
  expect(() => correct({ verdict: "not_done" }, missed)).toThrow(TaskNothingToCorrect);
});

test.each(TaskStatus.exclude(["completed"]).options)("what is %s and never counted cannot be put right", (status) => {
  const never = { ...missed, status, completedAt: null };
  expect(() => correct({ verdict: "done", doerIds: [sam] }, never)).toThrow(TaskNotCompleted);
});

test("nobody did it before there was such a task, to the millisecond", () => {
  expect(() => correct({ at: new Date(made.getTime() - 1) })).toThrow(TaskDoneBeforeMade);
  expect(correct({ at: made })).toMatchObject({ completedAt: made });
});

test("what says nothing new, or two things at once, is refused", () => {
  expect(() => correct({})).toThrow(TaskNothingToCorrect);
  expect(() => correct({ doerIds: [mia], at, minutes: 7, verdict: "done" })).toThrow(TaskNothingToCorrect);
  for (const more of [{ doerIds: [sam] }, { at }, { minutes: 1 }])
    expect(() => correct({ verdict: "not_done", ...more })).toThrow(TaskCorrectionUnclear);
});

test("trap 18: where somebody else has to look, nobody puts right their own work, nor somebody else's down to themselves", () => {
  const judged = { ...task, approval: "required" as const };
  expect(() => correct({ by: mia, minutes: 1 }, judged)).toThrow(TaskOwnWork);
  expect(() => correct({ by: mia, verdict: "not_done" }, judged)).toThrow(TaskOwnWork);
  expect(() => correct({ by: noor, doerIds: [noor] }, judged)).toThrow(TaskOwnWork);
  expect(correct({ by: noor, doerIds: [noor] })).toMatchObject({ doers: [{ memberId: noor }] });
});
