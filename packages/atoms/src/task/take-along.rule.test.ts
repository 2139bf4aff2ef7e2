import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { TaskUndoNotLast, TaskUndoTakesAlong } from "./task.errors.js";
import { replay } from "./task-history.rule.js";
import { type TaskAct, TaskId } from "./task.schema.js";
import type { TaskColumns, TaskStepFacts } from "./task-step.schema.js";
import { undoable, undoTask } from "./undo-task.rule.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const noor = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const task = { id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001") };
const at = new Date("2026-11-24T18:00:00Z");
const step = (number: number, act: TaskAct, before: TaskColumns = {}, more: Partial<TaskStepFacts> = {}): TaskStepFacts => ({
  number,
  act,
  actorId: mia,
  at,
  before,
  undoes: null,
  ...more,
});
const steps = [
  step(1, "task.create"),
  step(2, "task.claim", { assigneeIds: [] }),
  step(3, "task.start", { status: "open", startedAt: null }),
  step(4, "task.comment"),
  step(5, "task.complete", { status: "in_progress", doers: [] }),
];
const undo = (more: Partial<Parameters<typeof undoTask>[2]>, history = steps) =>
  undoTask(task, history, { by: noor, now: at, others: true, step: 2, ...more });
const takesAlong = { taskId: task.id, step: 2, newest: 5, steps: "3 5", act: "task.complete", holderId: mia } as const;

test("an older act is not taken back without a word: it is said what would go with it, and how to say yes", () => {
  expect(() => undo({})).toThrow(expect.objectContaining({ params: takesAlong }));
  expect(undoable(task, steps, 2)).toMatchObject({ meant: steps[1], since: [steps[2], steps[4]], newest: 5 });
});

test("with the newest step seen, all that came after it goes too, and the task is as that act found it", () => {
  const { move, undone } = undo({ takeAlong: 5 });
  expect(undone.map(({ number }) => number)).toEqual([2, 3, 5]);
  expect(move).toEqual({ assigneeIds: [], status: "open", startedAt: null, doers: [] });
});

test("what has come since was not seen; what was only said since makes no difference; a step to come cannot have been seen", () => {
  const movedOn = [...steps, step(6, "task.approve", { status: "submitted" })];
  expect(() => undo({ takeAlong: 5 }, movedOn)).toThrow(TaskUndoTakesAlong);
  const missed = [...steps, step(6, "task.miss", { status: "in_progress" }, { actorId: null })];
  expect(() => undo({ takeAlong: 5 }, missed)).toThrow(TaskUndoTakesAlong);
  const said = [...steps, step(6, "task.comment")];
  expect(undo({ takeAlong: 5 }, said).undone).toHaveLength(3);
  expect(undo({ takeAlong: 6 }, said).undone).toHaveLength(3);
  expect(() => undo({ takeAlong: 99 })).toThrow(TaskUndoTakesAlong);
});

test("who may take back only their own takes nobody's along", () => {
  expect(() => undo({ by: mia, others: false, takeAlong: 5 })).toThrow(TaskUndoNotLast);
});

test("an act that was taken back is not taken back again", () => {
  const undone = [...steps, step(6, "task.undo", {}, { undoes: 3 })];
  expect(() => undo({ step: 5, takeAlong: 6 }, undone)).toThrow(TaskUndoNotLast);
  expect(undo({ takeAlong: 6 }, undone).undone.map(({ number }) => number)).toEqual([2]);
});

test("taking an older act back at once is taking all after it back one by one, whatever the history", () => {
  const acts = fc.constantFrom<TaskAct>("task.claim", "task.start", "task.complete", "task.comment", "task.miss", "task.undo");
  fc.assert(
    fc.property(fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 9 })), { maxLength: 12 }), fc.nat(), (deeds, which) => {
      const history: TaskStepFacts[] = [step(1, "task.create")];
      for (const [act, value] of deeds) {
        const last = replay(history).standing.findLast(({ actorId, act: done }) => actorId !== null && done !== "task.create");
        if (act === "task.undo" && !last) continue;
        const more = act === "task.undo" ? { undoes: last?.number ?? null } : act === "task.miss" ? { actorId: null } : {};
        history.push(step(history.length + 1, act, act === "task.comment" ? {} : { spentMinutes: value }, more));
      }
      const byPeople = replay(history).standing.filter(({ actorId, act }) => actorId !== null && act !== "task.create");
      const meant = byPeople[which % Math.max(1, byPeople.length)];
      if (!meant) return;
      const atOnce = undo({ step: meant.number, takeAlong: history.length }, history);
      const oneByOne: TaskStepFacts[] = [...history];
      let move = {};
      for (let first = Infinity; first > meant.number;) {
        const { undone, move: back } = undoTask(task, oneByOne, { by: noor, now: at, others: true });
        first = undone[0].number;
        move = { ...move, ...back };
        oneByOne.push(step(oneByOne.length + 1, "task.undo", {}, { undoes: first }));
      }
      expect(atOnce.move).toEqual(move);
    }),
  );
});
