import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { completeTask, permissionToComplete, type Report, reportOf } from "./complete-task.rule.js";
import { TaskNotOpen } from "./task.errors.js";
import { workEndedBy } from "./task-history.rule.js";
import { TaskId, TaskStatus, type TaskFacts } from "./task.schema.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const sam = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const sixPm = new Date("2026-11-24T18:00:00Z");
const dishes: TaskFacts = {
  id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
  status: "open",
  mode: "any",
  workersNeeded: 1,
  assigneeIds: [],
  approval: "none",
  dueAt: sixPm,
  openedAt: null,
  lapsedAt: null,
  effortMinutes: 20,
  startedAt: null,
  startedBy: null,
  doers: [],
  completedAt: null,
  completedOn: null,
  spentMinutes: null,
};
const report = (doerId: MemberId, at: Date): Report => ({ doerIds: [doerId], at, day: "2026-11-24" });
const done = (task: TaskFacts, at = sixPm) => reportOf({ ...task, ...completeTask(task, report(mia, at)) });

test("credits the effort at once when nobody has to approve", () => {
  expect(completeTask(dishes, report(mia, sixPm))).toMatchObject({
    status: "completed",
    doers: [{ memberId: mia, day: "2026-11-24" }],
    completedAt: sixPm,
  });
  expect(done(dishes)).toMatchObject({ doerId: mia, onTime: true, creditedMinutes: 20 });
});

test("credits nothing until an approver has looked", () => {
  const careful = { ...dishes, approval: "required" } as const;
  expect(completeTask(careful, report(mia, sixPm))).toMatchObject({ status: "submitted" });
  expect(done(careful).creditedMinutes).toBe(0);
});

test("trap 25: whoever did it is credited, whoever holds or began it", () => {
  const begun = {
    ...dishes,
    status: "in_progress",
    assigneeIds: [mia],
    startedAt: new Date("2026-11-24T17:30:00Z"),
    startedBy: mia,
  } as const;
  const move = completeTask(begun, report(sam, sixPm));
  expect(reportOf({ ...begun, ...move }).doerId).toBe(sam);
  expect(workEndedBy(begun, move, sixPm)).toEqual({ workerId: mia, workedMinutes: 30 });
});

test("minutes spent are what the doer says; the credit stays the effort", () => {
  const move = completeTask(dishes, { ...report(mia, sixPm), minutes: 45, note: "burnt pan" });
  expect(move).toMatchObject({ spentMinutes: 45, note: "burnt pan" });
  expect(reportOf({ ...dishes, ...move }).creditedMinutes).toBe(20);
});

test.each(TaskStatus.exclude(["open", "in_progress", "missed"]).options)("refuses a %s task", (status) => {
  expect(() => completeTask({ ...dishes, status }, report(mia, sixPm))).toThrow(TaskNotOpen);
});

test("is on time up to the due instant, and never a millisecond later", () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true }), (now) => done(dishes, now).onTime === now <= sixPm));
});

test("a task without a due date is never late", () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true }), (now) => done({ ...dishes, dueAt: null }, now).onTime));
});

test("one's own work on one's own or a free task needs the plain permission, anything of somebody else's the wider one", () => {
  expect(permissionToComplete(dishes, mia, [mia])).toBe("task.complete");
  expect(permissionToComplete({ ...dishes, assigneeIds: [mia] }, mia, [mia])).toBe("task.complete");
  expect(permissionToComplete({ ...dishes, assigneeIds: [sam] }, mia, [mia])).toBe("task.complete-others");
  expect(permissionToComplete(dishes, mia, [sam])).toBe("task.complete-others");
  expect(permissionToComplete({ ...dishes, assigneeIds: [sam] }, mia, [sam])).toBe("task.complete-others");
});
