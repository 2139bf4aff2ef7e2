import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { changesOf, moveBackTo } from "./task-history.rule.js";
import { isOverdue } from "./overdue-task.rule.js";
import { rejectTask } from "./reject-task.rule.js";
import { TaskId } from "./task.schema.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const noor = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const was = new Date("2026-11-24T18:00:00Z");
const now = new Date("2026-11-25T09:30:00Z");
const due = { dueAt: new Date("2026-11-26T17:00:00Z"), dueLocal: "2026-11-26T18:00", timeZone: "Europe/Amsterdam" };
const reported = {
  id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
  status: "submitted",
  mode: "any",
  workersNeeded: 1,
  assigneeIds: [mia],
  approval: "required",
  dueAt: was,
  openedAt: was,
  lapsedAt: was,
  effortMinutes: 20,
  startedAt: null,
  startedBy: null,
  doers: [{ memberId: mia, day: "2026-11-24" }],
  completedAt: was,
  completedOn: "2026-11-24",
  spentMinutes: null,
} as const;

test("without a new due the old one stays, and what is late by it is late", () => {
  const left = { ...reported, ...rejectTask(reported, noor, now) };
  expect(left.dueAt).toBe(was);
  expect(isOverdue(left, now)).toBe(true);
});

test("with a new due it is on time again, with grace of its own", () => {
  const move = rejectTask(reported, noor, now, due);
  expect(move).toMatchObject({ status: "open", lapsedAt: null, ...due });
  expect(isOverdue({ ...reported, ...move }, now)).toBe(false);
  expect(isOverdue({ ...reported, ...move }, new Date(due.dueAt.getTime() + 1))).toBe(true);
});

test("what a step keeps of a due puts it back to the instant, the wall clock and the zone", () => {
  const found = { ...reported, dueLocal: "2026-11-24T13:00", timeZone: "America/New_York" };
  const { before, after } = changesOf(found, rejectTask(found, noor, now, due), null);
  expect(after).toMatchObject({ ...due, dueAt: due.dueAt.toISOString() });
  expect(moveBackTo(before)).toMatchObject({ dueAt: was, dueLocal: "2026-11-24T13:00", timeZone: "America/New_York", lapsedAt: was });
});
