import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { FollowedChore } from "./chore-dependency.schema.js";
import { ChoreId, type ChoreState } from "./chore.schema.js";
import { type ChoreEdge, checkFollows, checkOneOfBoth } from "./check-follows.rule.js";
import { ChoreFollowsItself, ChoreNotFound, ChorePredecessorArchived, ChoreRepeatsAndFollows } from "./chore.errors.js";
import { ChoreTree } from "./place-chore.rule.js";

const idOf = (n: number) => ChoreId.parse(`0193a1b2-0000-7000-8000-${String(n).padStart(12, "0")}`);
const treeOf = (states: readonly ChoreState[]) =>
  new ChoreTree(states.map((state, n) => ({ choreId: idOf(n), parentId: null, place: "a0", state })));
const after = (...chores: number[]): FollowedChore[] => chores.map((n) => ({ choreId: idOf(n), delayMinutes: 60 }));
const edge = (successor: number, predecessor: number): ChoreEdge => ({ successorId: idOf(successor), predecessorId: idOf(predecessor) });
const SIX = treeOf(Array.from({ length: 6 }, () => "active"));
const none = { before: [] };

test("a circle is refused, and named in the order in which each would wait for the one before", () => {
  const edges = [edge(1, 0), edge(2, 1), edge(4, 2)];
  const closing = () => checkFollows(SIX, edges, { ...none, choreId: idOf(0), follows: after(5, 2) });
  expect(closing).toThrow(ChoreFollowsItself);
  try {
    closing();
  } catch (error) {
    expect((error as ChoreFollowsItself).params.cycle).toBe([0, 1, 2, 0].map(idOf).join(" "));
  }
  expect(() => checkFollows(SIX, [], { ...none, choreId: idOf(0), follows: after(0) })).toThrow(ChoreFollowsItself);
});

test("what it followed before does not count against what it is to follow", () => {
  expect(() => checkFollows(SIX, [edge(0, 1), edge(2, 0)], { choreId: idOf(0), follows: after(3), before: after(1) })).not.toThrow();
});

test("one that is not here cannot be followed, nor one that was put away, unless it was followed before", () => {
  const tree = treeOf(["active", "archived", "paused"]);
  const follow =
    (n: number, before: readonly FollowedChore[] = []) =>
    () =>
      checkFollows(tree, [], { choreId: null, follows: after(n), before });
  expect(follow(9)).toThrow(ChoreNotFound);
  expect(follow(1)).toThrow(ChorePredecessorArchived);
  expect(follow(1, after(1))).not.toThrow();
  expect(follow(2)).not.toThrow();
});

test("by itself or after others, not both", () => {
  const schedule = {
    rule: "FREQ=DAILY",
    start: "2026-11-25T19:00",
    timeZone: "UTC",
    anchor: "due",
    season: null,
    monthEnd: "clamp",
  } as const;
  expect(() => checkOneOfBoth({ ...schedule, exceptions: [] }, after(1))).toThrow(ChoreRepeatsAndFollows);
  expect(() => checkOneOfBoth({ ...schedule, exceptions: [] }, [])).not.toThrow();
  expect(() => checkOneOfBoth(null, after(1))).not.toThrow();
});

test("whatever is asked for in whatever order, what is let in never goes round in a circle, and what is refused would", () => {
  const wishes = fc.array(fc.tuple(fc.nat(5), fc.uniqueArray(fc.nat(5), { maxLength: 3 })), { maxLength: 15 });
  fc.assert(
    fc.property(wishes, (asked) => {
      let edges: ChoreEdge[] = [];
      for (const [chore, predecessors] of asked) {
        const wanted = [...edges.filter(({ successorId }) => successorId !== idOf(chore)), ...predecessors.map((one) => edge(chore, one))];
        const letIn = () => checkFollows(SIX, edges, { ...none, choreId: idOf(chore), follows: after(...predecessors) });
        if (hasOrder(wanted)) {
          expect(letIn).not.toThrow();
          edges = wanted;
        } else expect(letIn).toThrow(ChoreFollowsItself);
      }
    }),
  );
});

/** Whether they can be done one after the other (Kahn): another way to tell than by looking for a circle. */
function hasOrder(edges: readonly ChoreEdge[]): boolean {
  let left = [...edges];
  for (;;) {
    const free = left.filter(({ predecessorId }) => !left.some(({ successorId }) => successorId === predecessorId));
    if (free.length === 0) return left.length === 0;
    left = left.filter((one) => !free.includes(one));
  }
}
