import { expect, test } from "@jest/globals";
import type { MemberId } from "@chorestree/atoms/member";
import type { TaskAct } from "@chorestree/atoms/task";
import { faultsOf, REFUSALS } from "./index.js";
import { call, COUCH, COUCH_TOLD, mia, noor, refused, sam, step, TASK, TOLD } from "./sample-history.js";

/** In whose call's time each version of the sample stood, and no other. */
const STOOD = { 1: [1, 9], 2: [21, 29], 3: [41, 43], 4: [62, 64], 5: [71, 79], 6: [90.2, 90.8] } as const;
type Version = keyof typeof STOOD;
interface Row {
  readonly code: string;
  readonly act: TaskAct;
  readonly by: MemberId;
  readonly at: Version;
  readonly not: Version;
}

const ROWS: readonly Row[] = [
  { code: "task.not_open", act: "task.claim", by: sam, at: 5, not: 2 },
  { code: "task.held_by_other", act: "task.claim", by: sam, at: 2, not: 1 },
  { code: "task.held_by_other", act: "task.claim", by: sam, at: 2, not: 4 },
  { code: "task.already_yours", act: "task.claim", by: mia, at: 2, not: 1 },
  { code: "task.not_held", act: "task.release", by: mia, at: 1, not: 2 },
  { code: "task.not_yours", act: "task.swap", by: sam, at: 2, not: 4 },
  { code: "task.not_yours", act: "task.withdraw-swap", by: mia, at: 2, not: 3 },
  { code: "task.swap_gone", act: "task.accept-swap", by: noor, at: 2, not: 3 },
  { code: "task.swap_not_for_you", act: "task.decline-swap", by: noor, at: 3, not: 4 },
  { code: "task.not_submitted", act: "task.approve", by: noor, at: 2, not: 5 },
  { code: "task.not_closed", act: "task.reopen", by: noor, at: 2, not: 6 },
  { code: "task.own_work", act: "task.approve", by: sam, at: 5, not: 4 },
  { code: "task.nothing_to_undo", act: "task.undo", by: mia, at: 1, not: 2 },
  { code: "task.undo_not_last", act: "task.undo", by: mia, at: 4, not: 2 },
  { code: "task.undo_takes_along", act: "task.undo", by: noor, at: 4, not: 2 },
  { code: "task.undo_not_yours", act: "task.undo", by: sam, at: 2, not: 4 },
  { code: "task.undo_not_yours", act: "task.undo", by: sam, at: 6, not: 5 },
  { code: "access.permission_denied", act: "task.complete", by: sam, at: 2, not: 4 },
  { code: "access.permission_denied", act: "task.complete", by: sam, at: 3, not: 1 },
];

test.each(ROWS)("$code explains why $act was refused at $at, and not at $not", ({ code, act, by, at, not }) => {
  const means = code === "task.undo_not_last" || code === "task.undo_takes_along" ? { means: 2 } : {};
  const faults = (version: Version) => faultsOf([TASK], [...TOLD, { ...call(act, by, STOOD[version], refused(code)), ...means }]);
  expect(faults(at)).toEqual([]);
  expect(faults(not)).toMatchObject([{ kind: "unexplained refusal" }]);
});

test("who manages is not refused what managers may", () => {
  const denied = (by: MemberId) => faultsOf([TASK], [...TOLD, call("task.approve", by, STOOD[5], refused("access.permission_denied"))]);
  expect(denied(mia)).toEqual([]);
  expect(denied(noor)).toHaveLength(1);
  expect(faultsOf([TASK], [...TOLD, call("task.undo", noor, STOOD[2], refused("task.undo_not_yours"))])).toHaveLength(1);
});

test("of a step that others have followed, who manages is told that it takes those along, and everybody else that it is not the last", () => {
  const told = (code: string, by: MemberId) =>
    faultsOf([TASK], [...TOLD, { ...call("task.undo", by, STOOD[4], refused(code)), means: 2 }]).map(({ kind }) => kind);
  expect(told("task.undo_not_last", noor)).toEqual(["unexplained refusal"]);
  expect(told("task.undo_takes_along", mia)).toEqual(["unexplained refusal"]);
});

test("work that has begun is not begun twice, whoever has it", () => {
  const begun = step(2, "task.start", mia, {
    before: { status: "open", assigneeIds: [] },
    after: { status: "in_progress", assigneeIds: [mia] },
  });
  const events = ["task.created", "task.started"].map((name) => ({ name }));
  const steps = [...TASK.steps.slice(0, 1), begun];
  const stands = { version: 2, status: "in_progress" as const, assigneeIds: [mia], doers: [], entries: [], swaps: [] };
  const started = call("task.start", mia, [10, 20], { class: "ok", version: 2 });
  const faults = (by: MemberId, when: readonly [number, number]) =>
    faultsOf([{ ...TASK, ...stands, events, steps }], [started, call("task.start", by, when, refused("task.already_started"))]);
  expect(faults(mia, [21, 22])).toEqual([]);
  expect(faults(mia, [1, 9])).toHaveLength(1);
  expect(faults(sam, [21, 22])).toHaveLength(1);
});

/** Of a task that takes two. */
const COUCH_STOOD = { 2: [21, 29], 3: [41, 49], 4: [61, 69] } as const;
type CouchVersion = keyof typeof COUCH_STOOD;
const COUCH_ROWS: readonly { code: string; act: TaskAct; by: MemberId; at: CouchVersion; not: CouchVersion }[] = [
  { code: "task.places_taken", act: "task.claim", by: noor, at: 3, not: 2 },
  { code: "task.part_done", act: "task.complete", by: mia, at: 3, not: 2 },
  { code: "task.part_done", act: "task.release", by: mia, at: 3, not: 4 },
  { code: "task.not_held", act: "task.release", by: noor, at: 3, not: 2 },
  { code: "task.already_yours", act: "task.claim", by: mia, at: 3, not: 2 },
];

test.each(COUCH_ROWS)("of two places, $code explains why $act was refused at $at, and not at $not", ({ code, act, by, at, not }) => {
  const faults = (version: CouchVersion, holderId?: MemberId) =>
    faultsOf([COUCH], [...COUCH_TOLD, call(act, by, COUCH_STOOD[version], refused(code, holderId))]);
  expect(faults(at)).toEqual([]);
  expect(faults(not)).toMatchObject([{ kind: "unexplained refusal" }]);
  if (code === "task.part_done") expect(faults(at, sam)).toMatchObject([{ kind: "unexplained refusal" }]);
});

test("of two places a free one is nobody else's: nobody is told that another has the task, or that it takes a manager", () => {
  const faults = (code: string, version: CouchVersion, act: TaskAct, by: MemberId) =>
    faultsOf([COUCH], [...COUCH_TOLD, call(act, by, COUCH_STOOD[version], refused(code))]);
  expect(faults("task.held_by_other", 3, "task.claim", noor)).toHaveLength(1);
  expect(faults("access.permission_denied", 2, "task.complete", mia)).toHaveLength(1);
  expect(faults("access.permission_denied", 2, "task.release", mia)).toEqual([]);
});

test("every refusal that the checker knows is tried here", () => {
  expect(new Set([...ROWS.map(({ code }) => code), "task.already_started", "task.places_taken", "task.part_done"])).toEqual(
    new Set(REFUSALS),
  );
});
