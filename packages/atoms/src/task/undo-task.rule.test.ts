import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { TaskNothingToUndo, TaskUndoNotLast, TaskUndoNotYours, TaskUndoTooLate } from "./task.errors.js";
import { changesOf, moveBackTo, replay } from "./task-history.rule.js";
import { type TaskAct, TaskId } from "./task.schema.js";
import type { TaskColumns, TaskStepFacts } from "./task-step.schema.js";
import { undoTask } from "./undo-task.rule.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const sam = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const task = { id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001") };
const at = new Date("2026-11-24T18:00:00Z");
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

const step = (number: number, act: TaskAct, before: TaskColumns = {}, more: Partial<TaskStepFacts> = {}): TaskStepFacts => ({
  number,
  act,
  actorId: mia,
  at,
  before,
  undoes: null,
  ...more,
});
const made = step(1, "task.create");
const claimed = step(2, "task.claim", { assigneeIds: [] });
const begun = step(3, "task.start", { status: "open", startedAt: null });
const undo = (steps: readonly TaskStepFacts[], more: Partial<Parameters<typeof undoTask>[2]> = {}) =>
  undoTask(task, steps, { by: mia, now: at, others: false, ...more });

test("the last act's columns are again as it found them", () => {
  expect(undo([made, claimed, begun])).toEqual({ move: { status: "open", startedAt: null }, undone: [begun] });
});

test("what is undone is out of the way: the act before it is the last one then", () => {
  const undone = step(4, "task.undo", {}, { undoes: 3 });
  expect(undo([made, claimed, begun, undone]).undone).toEqual([claimed]);
  expect(() => undo([made, claimed, begun, undone, step(5, "task.undo", {}, { undoes: 2 })])).toThrow(TaskNothingToUndo);
});

test("a comment is no act to undo, and does not stand in the way", () => {
  expect(undo([made, claimed, step(3, "task.comment"), step(4, "task.swap")]).undone).toEqual([claimed]);
});

test("what the clock did is taken along, and never undone by itself", () => {
  const missed = step(4, "task.miss", { status: "in_progress" }, { actorId: null });
  expect(undo([made, claimed, begun, missed])).toEqual({ move: { status: "open", startedAt: null }, undone: [begun, missed] });
  expect(() => undo([made, step(2, "task.open", { status: "scheduled" }, { actorId: null })])).toThrow(TaskNothingToUndo);
});

test("one's own act for fifteen minutes to the millisecond; a manager at any time", () => {
  expect(undo([made, claimed], { now: after(15) }).undone).toEqual([claimed]);
  const late = new Date(after(15).getTime() + 1);
  expect(() => undo([made, claimed], { now: late })).toThrow(TaskUndoTooLate);
  expect(undo([made, claimed], { now: late, by: sam, others: true }).undone).toEqual([claimed]);
});

test("somebody else's act is theirs to undo, or a manager's", () => {
  expect(() => undo([made, claimed], { by: sam })).toThrow(new TaskUndoNotYours({ taskId: task.id, holderId: mia }));
});

test("who means an act that is no longer the last is told which one is", () => {
  expect(() => undo([made, claimed, begun], { step: 2 })).toThrow(
    new TaskUndoNotLast({ taskId: task.id, act: "task.start", holderId: mia }),
  );
  expect(undo([made, claimed, begun], { step: 3 }).undone).toEqual([begun]);
});

test("history tells by which step each act was taken back", () => {
  const steps = [made, claimed, begun, step(4, "task.comment"), step(5, "task.undo", {}, { undoes: 2 })];
  expect(replay(steps)).toEqual({
    standing: [made],
    undoneBy: new Map([
      [2, 5],
      [3, 5],
    ]),
  });
});

test("a value that comes back with its keys in another order is the same", () => {
  const found = { doers: [{ day: "2026-11-24", memberId: mia }] } as never;
  expect(changesOf(found, { doers: [{ memberId: mia, day: "2026-11-24" }] }, null).after).toEqual({});
  expect(changesOf(found, { doers: [{ memberId: sam, day: "2026-11-24" }] }, null).after).not.toEqual({});
});

test("only what differs is kept, and goes back to what it was", () => {
  const found = {
    status: "open",
    assigneeIds: [sam],
    startedAt: null,
    startedBy: null,
    doers: [],
    completedAt: null,
    completedOn: null,
  } as const;
  const { before, after: left } = changesOf(
    { ...found, openedAt: null, lapsedAt: null, spentMinutes: null },
    { status: "in_progress", assigneeIds: [sam], startedAt: at },
    { had: false, has: true },
  );
  expect(before).toEqual({ status: "open", startedAt: null, note: false });
  expect(left).toEqual({ status: "in_progress", startedAt: at.toISOString(), note: true });
  expect(moveBackTo(left)).toEqual({ status: "in_progress", startedAt: at });
});
