import { describe, expect, test } from "@jest/globals";
import { faultsOf, type Operation, type RecordedStep, type RecordedTask } from "./index.js";
import {
  APPROVED,
  booked,
  call,
  done,
  hands,
  mia,
  NAMES,
  noor,
  ok,
  refused,
  REPORTED,
  sam,
  step,
  STEPS,
  TASK,
  TOLD,
} from "./sample-history.js";

const kinds = (change: Partial<RecordedTask>, told = TOLD) => [
  ...new Set(faultsOf([{ ...TASK, ...change }], told).map(({ kind }) => kind)),
];
const details = (change: Partial<RecordedTask>) =>
  faultsOf([{ ...TASK, ...change }], TOLD)
    .filter(({ kind }) => kind === "illegal step")
    .map(({ detail }) => detail)
    .join("; ");
/** What callers saw, with one call as it is not. */
const instead = (index: number, change: Partial<Operation>) => TOLD.map((told, nth) => (nth === index ? { ...told, ...change } : told));
const changed = (number: number, change: Partial<RecordedStep>) =>
  STEPS.map((one) => (one.number === number ? { ...one, ...change } : one));

test("a legal history has no fault, with what nobody was told placed once or left out", () => {
  expect(faultsOf([TASK], TOLD)).toEqual([]);
  const unheard = call("task.approve", noor, [97, Infinity], { class: "unknown", said: "nothing" });
  expect(faultsOf([TASK], [...TOLD, unheard])).toEqual([]);
});

describe("names", () => {
  test("a lost update: who was told that it was done finds another's step there, or none", () => {
    const one = call("task.claim", sam, [11, 24], ok(2));
    expect(kinds({}, instead(0, { actorId: sam }))).toEqual(["lost update", "ghost"]);
    expect(kinds({}, [...TOLD, { ...one, outcome: ok(9) }])).toEqual(["lost update"]);
    expect(kinds({}, [...TOLD, { ...one, taskId: "windows" }])).toEqual(["lost update"]);
    expect(kinds({}, [...TOLD, { ...one, outcome: ok(null) }])).toEqual(["lost update"]);
  });

  test("a lost update: a step found what the one before it had not left, or the row is not what the steps add up to", () => {
    expect(kinds({ steps: changed(5, { before: { status: "in_progress", doers: [] } }) })).toEqual(["lost update"]);
    expect(kinds({ assigneeIds: [mia] })).toEqual(["lost update"]);
  });

  test("a double winner: two were told that they did the same step", () => {
    expect(kinds({}, instead(1, { outcome: ok(2) }))).toEqual(["double winner", "lost update"]);
    const both = [...STEPS.slice(0, 2), step(2, "task.claim", sam, hands(null, sam)), ...STEPS.slice(2)];
    expect(kinds({ steps: both }, instead(1, { outcome: ok(2) }))).toEqual(
      expect.arrayContaining(["versions", "double winner", "illegal step"]),
    );
  });

  test("holes and doubles in the versions", () => {
    expect(kinds({ version: 9 })).toEqual(["versions"]);
    expect(kinds({ steps: STEPS.filter(({ number }) => number !== 3) })).toContain("versions");
  });

  test("what is reordered: a later step was over before an earlier one began", () => {
    expect(kinds({}, instead(5, { invokedAt: 100, returnedAt: 110 }))).toContain("reordered");
    expect(kinds({}, instead(5, { invokedAt: 88, returnedAt: 110 }))).toEqual([]);
  });

  test("an unexplained refusal: nothing that stood meanwhile says so, or it named somebody who had it before or after", () => {
    expect(kinds({}, instead(1, { outcome: refused("task.held_by_other", sam) }))).toEqual(["unexplained refusal"]);
    expect(kinds({}, instead(1, { outcome: refused("task.not_open") }))).toEqual(["unexplained refusal"]);
    expect(kinds({}, instead(1, { outcome: refused("task.of_no_such_code") }))).toEqual(["unexplained refusal"]);
    expect(kinds({}, instead(4, { invokedAt: 41, returnedAt: 44 }))).toEqual(["unexplained refusal"]);
    expect(kinds({}, instead(8, { invokedAt: 81, returnedAt: 85 }))).toEqual(["unexplained refusal"]);
  });

  test("a ghost: a step that its asker was told had not happened, or that nobody asked for", () => {
    expect(kinds({}, instead(0, { outcome: { class: "busy" } }))).toEqual(["ghost"]);
    expect(kinds({}, TOLD.slice(1))).toEqual(["ghost"]);
    // Of the clock's own steps nobody is told.
    const unasked = TOLD.filter(({ act }) => act !== "task.complete");
    expect(kinds({ steps: changed(5, { actorId: null }) }, unasked)).toEqual([]);
  });

  test("an illegal step: of a state that does not allow it, or to one that it does not lead to", () => {
    const [made, claimed] = STEPS as [RecordedStep, RecordedStep];
    expect(details({ steps: [made, { ...made, number: 2 }] })).toContain("it was made before");
    expect(details({ steps: [made, step(2, "task.approve", noor, APPROVED)] })).toContain("not of a task that is open");
    expect(details({ steps: [made, { ...claimed, after: { status: "skipped", assigneeIds: [mia] } }] })).toContain("it leads to skipped");
    const skipped = { ...REPORTED, after: { status: "skipped" as const, doers: [done(sam)] } };
    expect(details({ steps: [made, step(2, "task.complete", sam, skipped)] })).toContain("it leads to skipped");
    expect(details({ steps: [made, claimed, step(3, "task.claim", sam, hands(mia, sam))] })).toContain("step 3 (task.claim");
  });

  test("an illegal step: a report of one person's task that names nobody, leaves it open, or gives their place away", () => {
    const [made, claimed] = STEPS as [RecordedStep, RecordedStep];
    const status = "submitted" as const;
    const reported = (after: RecordedStep["after"]) => details({ steps: [made, claimed, step(3, "task.complete", mia, { after })] });
    expect(reported({ status, doers: [done(mia)] })).not.toContain("step 3");
    for (const after of [{ status, doers: [] }, { doers: [done(mia)] }, { status, doers: [done(mia)], assigneeIds: [sam] }])
      expect(reported(after)).toContain("step 3");
  });

  test("an illegal step: by somebody who may not, whatever the column says", () => {
    expect(kinds({ steps: changed(2, hands(null, sam)) })).toContain("illegal step");
    expect(kinds({ steps: changed(3, { actorId: sam }) })).toContain("illegal step");
    expect(kinds({ steps: changed(6, { actorId: sam }) })).toContain("illegal step");
    expect(kinds({ steps: changed(3, { act: "task.comment" }) })).toContain("illegal step");
  });

  test("an illegal step: taking back what is not the last act, or leaving the task otherwise than that act found it", () => {
    const reported = STEPS.slice(0, 5);
    const asNew = { before: { ...REPORTED.after, ...hands(sam, null).before } };
    const undo = step(6, "task.undo", sam, { ...asNew, after: { status: "open", assigneeIds: [], doers: [] }, undoes: 2 });
    expect(details({ steps: [...reported, undo] })).toContain("step 6 (task.undo");
    const back = { before: REPORTED.after, after: REPORTED.before, undoes: 5 };
    expect(details({ steps: [...reported, step(6, "task.undo", sam, back)] })).not.toContain("step 6 (task.undo");
    expect(details({ steps: [...reported, step(6, "task.undo", sam, { undoes: 5 })] })).toContain("step 6 (task.undo");
  });

  test("an event too few, too many or of another act; what is no step's is not counted", () => {
    expect(kinds({ events: TASK.events.slice(1) })).toEqual(["events"]);
    expect(kinds({ events: [...TASK.events, { name: "task.completed" }] })).toEqual(["events"]);
    expect(kinds({ events: TASK.events.with(1, { name: "task.started" }) })).toEqual(["events"]);
    expect(kinds({ events: [...TASK.events, { name: "task.vacant" }] })).toEqual([]);
  });

  test("a ledger that does not add up to zero, or pays twice, or pays for what was taken back", () => {
    expect(kinds({ entries: TASK.entries.toSpliced(1, 1) })).toEqual(["ledger"]);
    expect(kinds({ entries: [...TASK.entries, ...booked(5, 1200)] })).toEqual(["ledger"]);
    expect(kinds({ entries: booked(6, 1200), effortMinutes: 40 })).toEqual(["ledger"]);
  });

  test("an offer with two takers or none, and one that should be on offer no more", () => {
    const [swap] = TASK.swaps;
    if (!swap) throw new Error("no offer");
    expect(kinds({ swaps: [swap, { ...swap, step: 2 }] })).toEqual(["swaps"]);
    expect(kinds({ swaps: [{ ...swap, state: "withdrawn", acceptedStep: null }] })).toEqual(["swaps"]);
    expect(kinds({ swaps: [swap, { ...swap, step: 2, state: "offered", acceptedStep: null }] })).toEqual(["swaps"]);
  });
});

test("what was taken over and taken back is on offer again, and may be taken over by another", () => {
  const back = step(5, "task.undo", sam, { ...hands(sam, mia), undoes: 4 });
  const steps = [...STEPS.slice(0, 4), back, step(6, "task.accept-swap", noor, hands(mia, noor))];
  const events = [...NAMES.slice(0, 4), "reversed", "swapped"].map((name) => ({ name: `task.${name}` }));
  const open = { version: 6, status: "open" as const, assigneeIds: [noor], doers: [], entries: [], events, steps };
  const told = [
    ...TOLD.slice(0, 4),
    call("task.undo", sam, [61, 62], ok(5)),
    call("task.claim", sam, [61, 75], refused("task.held_by_other", noor)),
    call("task.accept-swap", noor, [63, 70], ok(6)),
  ];
  expect(kinds({ ...open, swaps: [{ step: 3, askedId: null, state: "accepted", acceptedStep: 6 }] }, told)).toEqual([]);
  expect(kinds({ ...open, swaps: [{ step: 3, askedId: null, state: "accepted", acceptedStep: 4 }] }, told)).toEqual(["swaps"]);
});
