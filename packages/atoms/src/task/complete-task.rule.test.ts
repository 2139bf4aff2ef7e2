import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { completeTask, permissionToComplete } from "./complete-task.rule.js";
import { TaskNotOpen } from "./task.errors.js";
import { TaskId, TaskStatus, type TaskFacts } from "./task.schema.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const sam = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const sixPm = new Date("2026-11-24T18:00:00Z");
const dishes: TaskFacts = {
  id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
  status: "open",
  assigneeId: null,
  approval: "none",
  dueAt: sixPm,
  openedAt: null,
  effortMinutes: 20,
};

test("credits the effort at once when nobody has to approve", () => {
  expect(completeTask(dishes, sixPm)).toMatchObject({ status: "completed", onTime: true, creditedMinutes: 20 });
});

test("credits nothing until an approver has looked", () => {
  expect(completeTask({ ...dishes, approval: "required" }, sixPm)).toMatchObject({ status: "submitted", creditedMinutes: 0 });
});

test.each(TaskStatus.exclude(["open", "in_progress", "missed"]).options)("refuses a %s task", (status) => {
  expect(() => completeTask({ ...dishes, status }, sixPm)).toThrow(TaskNotOpen);
});

test("is on time up to the due instant, and never a millisecond later", () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true }), (now) => completeTask(dishes, now).onTime === now <= sixPm));
});

test("a task without a due date is never late", () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true }), (now) => completeTask({ ...dishes, dueAt: null }, now).onTime));
});

test("one's own and a free task need the plain permission, somebody else's the wider one", () => {
  expect(permissionToComplete(dishes, mia)).toBe("task.complete");
  expect(permissionToComplete({ ...dishes, assigneeId: mia }, mia)).toBe("task.complete");
  expect(permissionToComplete({ ...dishes, assigneeId: sam }, mia)).toBe("task.complete-others");
});
