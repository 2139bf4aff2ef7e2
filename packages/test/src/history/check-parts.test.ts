import { describe, expect, test } from "@jest/globals";
import type { MemberId } from "@chorestree/atoms/member";
import { faultsOf, type RecordedStep, type RecordedTask } from "./index.js";
import { COUCH, COUCH_TOLD, done, hands, mia, noor, sam, step } from "./sample-history.js";

describe("of a task that takes two, names", () => {
  const couchKinds = (change: Partial<RecordedTask>, told = COUCH_TOLD) => [
    ...new Set(faultsOf([{ ...COUCH, ...change }], told).map(({ kind }) => kind)),
  ];
  const [made, claimed, half, whole] = COUCH.steps as [RecordedStep, RecordedStep, RecordedStep, RecordedStep];
  const stepped = (...steps: RecordedStep[]) =>
    faultsOf([{ ...COUCH, steps }], COUCH_TOLD)
      .filter(({ kind }) => kind === "illegal step")
      .map(({ detail }) => /step \d/.exec(detail)?.[0]);

  test("nothing where each did their part once, and the last made it whole", () => {
    expect(couchKinds({})).toEqual([]);
  });

  test("an illegal step: a place too many, twice the same one, or another's that is lost", () => {
    const three = { assigneeIds: [sam, mia, noor], doers: [done(mia)] };
    expect(stepped(made, claimed, { ...half, after: three })).toEqual(["step 3"]);
    expect(
      stepped(made, claimed, step(3, "task.claim", sam, { before: { assigneeIds: [sam] }, after: { assigneeIds: [sam, sam] } })),
    ).toEqual(["step 3"]);
    expect(stepped(made, claimed, step(3, "task.claim", mia, hands(sam, mia)))).toEqual(["step 3"]);
    const full = step(3, "task.claim", mia, { before: { assigneeIds: [sam] }, after: { assigneeIds: [sam, mia] } });
    expect(stepped(made, claimed, full)).toEqual([]);
    const fourth = { before: { assigneeIds: [sam, mia] }, after: { assigneeIds: [sam, mia, noor] } };
    expect(stepped(made, claimed, full, step(4, "task.claim", noor, fourth))).toEqual(["step 4"]);
    expect(stepped(made, claimed, full, step(4, "task.release", mia, { before: fourth.before, after: { assigneeIds: [] } }))).toEqual([
      "step 4",
    ]);
    expect(stepped(made, claimed, full, step(4, "task.release", mia, { before: fourth.before, after: { assigneeIds: [sam] } }))).toEqual(
      [],
    );
  });

  test("an illegal step: a part done by somebody for whom there is no place, or a place given back that leaves it to a third", () => {
    const full = step(3, "task.claim", mia, { before: { assigneeIds: [sam] }, after: { assigneeIds: [sam, mia] } });
    const third = { before: full.after, after: { assigneeIds: [sam, mia, noor], doers: [done(noor)] } };
    expect(stepped(made, claimed, full, step(4, "task.complete", noor, third))).toEqual(["step 4"]);
    const swapped = { before: full.after, after: { assigneeIds: [noor] } };
    expect(stepped(made, claimed, full, step(4, "task.release", mia, swapped))).toEqual(["step 4"]);
  });

  test("an illegal step: a part done twice, one that another's part wrote over, or a whole that is whole too soon or never", () => {
    const again = { before: { doers: [done(mia)] }, after: { status: "completed" as const, doers: [done(mia), done(mia)] } };
    expect(stepped(made, claimed, half, step(4, "task.complete", mia, again))).toEqual(["step 4"]);
    for (const doers of [[done(sam)], [done(sam), done(mia)]]) {
      const over = { before: { doers: [done(mia)] }, after: { ...(doers.length > 1 && { status: "completed" as const }), doers } };
      expect(stepped(made, claimed, half, step(4, "task.complete", sam, over))).toEqual(["step 4"]);
    }
    expect(stepped(made, claimed, { ...half, after: { ...half.after, status: "completed" } })).toEqual(["step 3"]);
    expect(stepped(made, claimed, half, { ...whole, after: { doers: [mia, sam].map(done) } })).toEqual(["step 4"]);
  });

  test("an illegal step: giving back, offering or beginning a part that is done, and taking one over", () => {
    const both = { before: { assigneeIds: [sam, mia] }, after: { assigneeIds: [sam] } };
    expect(stepped(made, claimed, half, step(4, "task.release", mia, both))).toEqual(["step 4"]);
    expect(stepped(made, claimed, half, step(4, "task.swap", mia))).toEqual(["step 4"]);
    const begun = { before: { status: "open" as const }, after: { status: "in_progress" as const } };
    expect(stepped(made, claimed, half, step(4, "task.start", mia, begun))).toEqual(["step 4"]);
    expect(stepped(made, claimed, half, step(4, "task.start", sam, begun))).toEqual([]);
    const offered = [made, claimed, step(3, "task.swap", sam), step(4, "task.complete", sam, { after: { doers: [done(sam)] } })];
    expect(stepped(...offered, step(5, "task.accept-swap", noor, hands(sam, noor)))).toEqual(["step 5"]);
  });

  test("a lost update: parts that the row has lost, or that a step did not find", () => {
    expect(couchKinds({ doers: [done(sam)] })).toEqual(["lost update"]);
    expect(couchKinds({ assigneeIds: [sam] })).toEqual(["lost update"]);
    const unseen = { ...whole, before: { ...whole.before, doers: [] } };
    expect(couchKinds({ steps: [made, claimed, half, unseen] })).toContain("lost update");
  });

  test("an event of a part too few or too many", () => {
    expect(couchKinds({ events: COUCH.events.toSpliced(2, 1) })).toEqual(["events"]);
    expect(couchKinds({ events: COUCH.events.toSpliced(2, 0, { name: "task.part-done" }) })).toEqual(["events"]);
    expect(couchKinds({ events: COUCH.events.with(2, { name: "task.completed" }) })).toEqual(["events"]);
  });

  test("a ledger that pays one for both, or both for one", () => {
    const paid = (amounts: readonly (readonly [MemberId, number])[]) =>
      amounts.flatMap(([memberId, seconds]) => [
        { step: 4, memberId, kind: "credit" as const, seconds },
        { step: 4, memberId: noor, kind: "charge" as const, seconds: -seconds },
      ]);
    expect(couchKinds({ entries: paid([[sam, 2400]]) })).toEqual(["ledger"]);
    expect(
      couchKinds({
        entries: paid([
          [mia, 600],
          [sam, 600],
        ]),
      }),
    ).toEqual(["ledger"]);
    expect(
      couchKinds({
        entries: paid([
          [mia, 1201],
          [sam, 1200],
        ]),
      }),
    ).toEqual(["ledger"]);
  });
});
