import { MemberId } from "@chorestree/atoms/member";
import type { Doer, TaskAct } from "@chorestree/atoms/task";
import type { Operation, Outcome } from "./operation.js";
import type { RecordedStep, RecordedTask } from "./recorded-task.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
export const [mia, sam, noor] = [person(1), person(2), person(3)] as const;
const dishes = "dishes";

/** Called at the first moment and answered at the second. */
type When = readonly [invokedAt: number, returnedAt: number];
export const call = (act: TaskAct, actorId: MemberId, [invokedAt, returnedAt]: When, outcome: Outcome): Operation => ({
  ...{ door: "REST", taskId: dishes, act, actorId, manages: actorId === noor },
  ...{ invokedAt, returnedAt, outcome },
});
export const ok = (version: number | null): Outcome => ({ class: "ok", version });
export const refused = (code: string, holderId?: string): Outcome => ({
  class: "refused",
  code,
  ...(holderId !== undefined && { holderId }),
});
export const step = (number: number, act: TaskAct, actorId: MemberId, change: Partial<RecordedStep> = {}): RecordedStep => ({
  ...{ number, act, actorId, before: {}, after: {}, undoes: null },
  ...change,
});
const placed = (memberId: MemberId | null) => ({ assigneeIds: memberId === null ? [] : [memberId] });
export const hands = (from: MemberId | null, to: MemberId | null) => ({ before: placed(from), after: placed(to) });

export const done = (memberId: MemberId): Doer => ({ memberId, day: "2026-11-25" });
export const REPORTED = {
  before: { status: "open" as const, doers: [] },
  after: { status: "submitted" as const, doers: [done(sam)] },
};
export const APPROVED = { before: { status: "submitted" }, after: { status: "completed" } } as const;

export const STEPS = [
  step(1, "task.create", mia, { after: { status: "open" } }),
  step(2, "task.claim", mia, hands(null, mia)),
  step(3, "task.swap", mia),
  step(4, "task.accept-swap", sam, hands(mia, sam)),
  step(5, "task.complete", sam, REPORTED),
  step(6, "task.approve", noor, APPROVED),
  step(7, "task.undo", noor, { before: APPROVED.after, after: APPROVED.before, undoes: 6 }),
  step(8, "task.approve", noor, APPROVED),
];
export const NAMES = ["created", "claimed", "swap-offered", "swapped", "submitted", "completed", "reversed", "completed"];
export const booked = (at: number, seconds: number) => [
  { step: at, memberId: sam, kind: "credit", seconds } as const,
  { step: at, memberId: mia, kind: "charge", seconds: -seconds } as const,
];

const DONE_BY_SAM = { assigneeIds: [sam], doers: [done(sam)] };

/** Claimed by Mia, taken over by Sam, reported, approved, taken back and approved again: what is stored, and what callers saw of it. */
export const TASK: RecordedTask = {
  ...{ taskId: dishes, mode: "any", workersNeeded: 1, effortMinutes: 20, version: 8, status: "completed", ...DONE_BY_SAM },
  steps: STEPS,
  events: NAMES.map((name) => ({ name: `task.${name}` })),
  entries: [...booked(6, 1200), ...booked(7, -1200), ...booked(8, 1200)],
  swaps: [{ step: 3, askedId: null, state: "accepted", acceptedStep: 4 }],
};
const CLAIMED = call("task.claim", mia, [10, 20], ok(2));
export const TOLD: readonly Operation[] = [
  CLAIMED,
  call("task.claim", sam, [11, 24], refused("task.held_by_other", mia)),
  call("task.swap", mia, [30, 40], ok(3)),
  call("task.accept-swap", sam, [45, 60], ok(null)),
  call("task.accept-swap", noor, [44, 61], refused("task.swap_gone")),
  call("task.complete", sam, [65, 70], ok(5)),
  call("task.approve", noor, [80, 90], ok(6)),
  { ...call("task.undo", noor, [91, 95], ok(7)), means: 6 },
  { ...call("task.undo", noor, [92, 99], refused("task.undo_not_last")), means: 6 },
  call("task.undo", sam, [92, 99], { class: "busy" }),
  call("task.approve", noor, [96, Infinity], { class: "unknown", said: "nothing" }),
];

const half = { before: { assigneeIds: [sam], doers: [] }, after: { assigneeIds: [sam, mia], doers: [done(mia)] } };
const whole = {
  before: { status: "open" as const, doers: [done(mia)] },
  after: { status: "completed" as const, doers: [mia, sam].map(done) },
};
const COUCH_STEPS = [
  step(1, "task.create", mia, { after: { status: "open" } }),
  step(2, "task.claim", sam, hands(null, sam)),
  step(3, "task.complete", mia, half),
  step(4, "task.complete", sam, whole),
];

/** It takes two: Sam has a place, Mia takes the other by doing her part, and Sam's part makes it whole. */
export const COUCH: RecordedTask = {
  ...{ taskId: dishes, mode: "all", workersNeeded: 2, effortMinutes: 20, version: 4 },
  ...{ status: "completed", assigneeIds: [sam, mia], doers: [mia, sam].map(done), steps: COUCH_STEPS, swaps: [] },
  events: ["created", "claimed", "part-done", "part-done", "completed"].map((name) => ({ name: `task.${name}` })),
  entries: [mia, sam].flatMap((memberId) => [
    { step: 4, memberId, kind: "credit" as const, seconds: 1200 },
    { step: 4, memberId: noor, kind: "charge" as const, seconds: -1200 },
  ]),
};
export const COUCH_TOLD: readonly Operation[] = [
  call("task.claim", sam, [10, 20], ok(2)),
  call("task.complete", mia, [30, 40], ok(3)),
  call("task.complete", sam, [50, 60], ok(4)),
];
