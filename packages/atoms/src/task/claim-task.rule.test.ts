import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { claimTask } from "./claim-task.rule.js";
import { isOverdue } from "./overdue-task.rule.js";
import { startTask } from "./start-task.rule.js";
import { TaskAlreadyStarted, TaskAlreadyYours, TaskHeldByOther, TaskNotOpen } from "./task.errors.js";
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
const workable = ["open", "in_progress"] as const;

test.each(workable)("a free %s task can be claimed, and stays what it is", (status) => {
  expect(claimTask({ ...dishes, status }, mia)).toEqual({ assigneeIds: [mia] });
});

test("who comes second is told who was first", () => {
  expect(() => claimTask({ ...dishes, assigneeIds: [sam] }, mia)).toThrow(new TaskHeldByOther({ taskId: dishes.id, holderId: sam }));
  expect(() => startTask({ ...dishes, assigneeIds: [sam] }, mia, sixPm)).toThrow(new TaskHeldByOther({ taskId: dishes.id, holderId: sam }));
});

test("claiming twice says that it is yours already", () => {
  expect(() => claimTask({ ...dishes, assigneeIds: [mia] }, mia)).toThrow(TaskAlreadyYours);
});

test.each(TaskStatus.exclude(workable).options)("a %s task can be neither claimed nor started", (status) => {
  expect(() => claimTask({ ...dishes, status }, mia)).toThrow(TaskNotOpen);
  expect(() => startTask({ ...dishes, status }, mia, sixPm)).toThrow(TaskNotOpen);
});

test("starting a free task, or one's own, puts it in progress; once", () => {
  const begun = { status: "in_progress", assigneeIds: [mia], startedAt: sixPm, startedBy: mia };
  expect(startTask(dishes, mia, sixPm)).toEqual(begun);
  expect(startTask({ ...dishes, assigneeIds: [mia] }, mia, sixPm)).toEqual(begun);
  expect(() => startTask({ ...dishes, status: "in_progress", assigneeIds: [mia] }, mia, sixPm)).toThrow(TaskAlreadyStarted);
});

test("only work that can still be done is overdue, and only past its due instant", () => {
  const later = new Date(sixPm.getTime() + 1);
  for (const status of TaskStatus.options)
    expect(isOverdue({ status, dueAt: sixPm }, later)).toBe(status === "open" || status === "in_progress");
  expect(isOverdue({ status: "open", dueAt: sixPm }, sixPm)).toBe(false);
  expect(isOverdue({ status: "open", dueAt: null }, later)).toBe(false);
});
