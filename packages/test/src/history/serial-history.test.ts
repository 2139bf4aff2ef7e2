import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDomainError } from "@chorestree/atoms/kernel";
import { MemberId } from "@chorestree/atoms/member";
import {
  approveTask,
  changesOf,
  claimTask,
  completeTask,
  holderMeant,
  moved,
  releaseTask,
  type TaskFacts,
  TaskId,
  type TaskMove,
  type TaskStepFacts,
  undoTask,
} from "@chorestree/atoms/task";
import { type Call, faultsOf, type Operation, type Outcome, type RecordedStep, type RecordedTask } from "./index.js";

const taskId = TaskId.parse("0193a1b2-0000-7000-8000-000000000009");
const people = [1, 2, 3].map((nth) => MemberId.parse(`0193a1b2-0000-7000-8000-00000000000${nth}`));
const now = new Date("2026-11-25T12:00:00Z");
const UNREPORTED = { completedAt: null, doers: [], completedOn: null, spentMinutes: null } as const;
const NEW: Omit<TaskFacts, "mode" | "workersNeeded"> = {
  ...{ id: taskId, status: "open", assigneeIds: [], approval: "required", dueAt: null, effortMinutes: 0 },
  ...{ openedAt: now, lapsedAt: null, startedAt: null, startedBy: null, ...UNREPORTED },
};
const EMITS = { "task.claim": "claimed", "task.release": "released", "task.complete": "submitted", "task.approve": "completed" } as const;
type Act = keyof typeof EMITS | "task.undo";

/** A task that does one thing after the other, by the product's own rules. */
class SerialTask {
  private task: TaskFacts;
  private readonly steps: (TaskStepFacts & RecordedStep)[] = [
    { number: 1, act: "task.create", actorId: people[0] ?? null, at: now, before: {}, after: { status: "open" }, undoes: null },
  ];
  private readonly events = [{ name: "task.created" }];

  constructor(private readonly shape: Shape) {
    this.task = { ...NEW, ...shape };
  }

  do(act: Act, by: MemberId): Outcome {
    try {
      const { move, undoes } = this.decide(act, by);
      const number = this.steps.length + 1;
      this.steps.push({ number, act, actorId: by, at: now, undoes, ...changesOf(this.task, move, null) });
      this.events.push(...this.eventsOf(act, move).map((name) => ({ name: `task.${name}` })));
      this.task = moved(this.task, move);
      return { class: "ok", version: number };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { holderId } = error.params;
      return { class: "refused", code: error.code, ...(typeof holderId === "string" && { holderId }) };
    }
  }

  recorded(): RecordedTask {
    const { status, assigneeIds, doers } = this.task;
    const { steps, events, shape } = this;
    const stands = { version: steps.length, status, assigneeIds, doers };
    return { taskId, ...shape, effortMinutes: 0, ...stands, steps, events, entries: [], swaps: [] };
  }

  private eventsOf(act: Act, { status }: TaskMove): readonly string[] {
    if (act === "task.undo") return ["reversed"];
    if (act !== "task.complete" || this.shape.mode === "any") return [EMITS[act]];
    return status === "submitted" ? ["part-done", "submitted"] : ["part-done"];
  }

  private decide(act: Act, by: MemberId): { move: TaskMove; undoes: number | null } {
    if (act === "task.claim") return { move: claimTask(this.task, by), undoes: null };
    if (act === "task.release") return { move: releaseTask(this.task, holderMeant(this.task, by)), undoes: null };
    if (act === "task.approve") return { move: approveTask(this.task, by), undoes: null };
    if (act === "task.complete") {
      const { note: _none, ...move } = completeTask(this.task, { doerIds: [by], at: now, day: "2026-11-25" });
      return { move, undoes: null };
    }
    const { move, undone } = undoTask(this.task, this.steps, { by, now, others: false });
    return { move, undoes: undone[0].number };
  }
}

const acts = fc.constantFrom<Act>("task.claim", "task.release", "task.complete", "task.approve", "task.undo");
type Shape = Pick<RecordedTask, "mode" | "workersNeeded">;
const shapes = fc.constantFrom<Shape>({ mode: "any", workersNeeded: 1 }, { mode: "all", workersNeeded: 2 });
/** Calls that overlap at will; each takes effect at some moment of its own between its beginning and its end. */
const calls = fc.array(fc.record({ act: acts, who: fc.nat(2), at: fc.nat(1_000), waits: fc.nat(80), lags: fc.nat(80), deaf: fc.nat(9) }), {
  minLength: 5,
  maxLength: 60,
});

function played(shape: Shape, wishes: readonly { act: Act; who: number; at: number; waits: number; lags: number; deaf: number }[]) {
  const task = new SerialTask(shape);
  const operations = wishes
    .toSorted((one, other) => one.at - other.at)
    .map(({ act, who, at, waits, lags, deaf }): Operation => {
      const actorId = people[who] as MemberId;
      const call: Call = { door: "REST", taskId, act, actorId, manages: act === "task.release" };
      const outcome = task.do(act, actorId);
      // Of every tenth nobody heard what became.
      if (deaf === 0) return { ...call, invokedAt: at - waits, returnedAt: Infinity, outcome: { class: "unknown", said: "nothing" } };
      return { ...call, invokedAt: at - waits, returnedAt: at + lags, outcome };
    });
  return { task: task.recorded(), operations };
}

test("what was done one thing after the other is legal, however the calls overlapped", () => {
  fc.assert(
    fc.property(shapes, calls, (shape, wishes) => {
      const { task, operations } = played(shape, wishes);
      expect(faultsOf([task], operations)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("two who were told the same step are always found, and so is a step that went missing", () => {
  fc.assert(
    fc.property(shapes, calls, fc.nat(), (shape, wishes, nth) => {
      const { task, operations } = played(shape, wishes);
      const [one, other] = rotated(
        operations.filter(({ outcome }) => outcome.class === "ok"),
        nth,
      );
      fc.pre(one !== undefined && other !== undefined);
      const doubled = operations.map((operation) => (operation === other ? { ...operation, outcome: one.outcome } : operation));
      expect(faultsOf([task], doubled).map(({ kind }) => kind)).toContain("double winner");
      const steps = task.steps.toSpliced(1 + (nth % (task.steps.length - 1)), 1);
      expect(faultsOf([{ ...task, steps }], operations).map(({ kind }) => kind)).toContain("versions");
    }),
  );
});

const rotated = <Item>(items: readonly Item[], by: number): Item[] => {
  const cut = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(cut), ...items.slice(0, cut)];
};
