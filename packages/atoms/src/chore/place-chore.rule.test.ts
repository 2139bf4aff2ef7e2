import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDomainError } from "../kernel/domain-error.js";
import { ChoreNotFound, ChoreNotSibling, ChoreParentArchived, ChoreTooDeep, ChoreWithinItself } from "./chore.errors.js";
import { ChoreId } from "./chore.schema.js";
import { type ChoreNode, ChoreTree, MOST_DEPTH, placeChore, type Placing } from "./place-chore.rule.js";

const idOf = (n: number) => ChoreId.parse(`0193a1b2-0000-7000-8000-${String(n).padStart(12, "0")}`);

const put = (nodes: readonly ChoreNode[], choreId: ChoreId, placing: Omit<Placing, "choreId">, isNew = false): ChoreNode[] => {
  const placed = placeChore(new ChoreTree(nodes), { choreId: isNew ? null : choreId, ...placing });
  return [...nodes.filter((one) => one.choreId !== choreId), { choreId, state: "active", ...placed }];
};

/** 1 > 2 > 3 > …, each the only child of the one before. */
const chain = (length: number): ChoreNode[] => {
  let nodes: ChoreNode[] = [];
  for (let n = 1; n <= length; n++) nodes = put(nodes, idOf(n), { parentId: n === 1 ? null : idOf(n - 1) }, true);
  return nodes;
};
const order = (nodes: readonly ChoreNode[], parentId: ChoreId | null = null) =>
  new ChoreTree(nodes).childrenOf(parentId).map(({ choreId }) => Number(choreId.slice(-12)));

test("a new one comes last, one that is moved comes first, last, or after whom it is told to", () => {
  let nodes: ChoreNode[] = [];
  for (const n of [1, 2, 3]) nodes = put(nodes, idOf(n), { parentId: null }, true);
  expect(order(nodes)).toEqual([1, 2, 3]);
  expect(order(put(nodes, idOf(3), { parentId: null, after: null }))).toEqual([3, 1, 2]);
  expect(order(put(nodes, idOf(3), { parentId: null, after: idOf(1) }))).toEqual([1, 3, 2]);
  expect(order(put(nodes, idOf(1), { parentId: null }))).toEqual([2, 3, 1]);
});

test("a chore stands neither under itself nor under a part of it", () => {
  const nodes = chain(4);
  for (const n of [1, 2, 4]) expect(() => put(nodes, idOf(1), { parentId: idOf(n) })).toThrow(ChoreWithinItself);
});

test("a tree goes ten deep and no deeper, also with all that a moved one brings along", () => {
  const ten = chain(MOST_DEPTH);
  expect(() => put(ten, idOf(99), { parentId: idOf(MOST_DEPTH) }, true)).toThrow(ChoreTooDeep);
  const two = put(put(ten, idOf(21), { parentId: null }, true), idOf(22), { parentId: idOf(21) }, true);
  expect(() => put(two, idOf(21), { parentId: idOf(9) })).toThrow(ChoreTooDeep);
  expect(() => put(two, idOf(21), { parentId: idOf(8) })).not.toThrow();
});

test("nothing goes under what is archived, unknown, or after one that stands elsewhere", () => {
  const nodes = [...chain(3), { choreId: idOf(9), parentId: null, place: "z0", state: "archived" as const }];
  expect(() => put(nodes, idOf(3), { parentId: idOf(9) })).toThrow(ChoreParentArchived);
  expect(() => put(nodes, idOf(3), { parentId: idOf(77) })).toThrow(ChoreNotFound);
  expect(() => put(nodes, idOf(3), { parentId: null, after: idOf(77) })).toThrow(ChoreNotFound);
  expect(() => put(nodes, idOf(3), { parentId: null, after: idOf(2) })).toThrow(ChoreNotSibling);
});

const moves = fc.array(
  fc.record({
    chore: fc.integer({ min: 1, max: 14 }),
    under: fc.option(fc.integer({ min: 1, max: 14 })),
    after: fc.option(fc.oneof(fc.constant("first" as const), fc.integer({ min: 1, max: 14 })), { nil: undefined }),
  }),
  { maxLength: 60 },
);

test("whatever is moved where, every chore is found once from the top, none too deep, and only the moved one is written", () => {
  fc.assert(
    fc.property(moves, (all) => {
      let nodes: ChoreNode[] = [];
      for (let n = 1; n <= 14; n++) nodes = put(nodes, idOf(n), { parentId: null }, true);
      for (const { chore, under, after } of all) {
        const before = new Map(nodes.map((node) => [node.choreId, node]));
        try {
          const parentId = under === null ? null : idOf(under);
          const next = put(nodes, idOf(chore), { parentId, after: typeof after === "number" ? idOf(after) : after && null });
          for (const node of next) if (node.choreId !== idOf(chore)) expect(node).toBe(before.get(node.choreId));
          if (typeof after === "number") expect(order(next, parentId).indexOf(chore)).toBe(order(next, parentId).indexOf(after) + 1);
          if (after === "first") expect(order(next, parentId)[0]).toBe(chore);
          if (after === undefined) expect(order(next, parentId).at(-1)).toBe(chore);
          nodes = next;
        } catch (error) {
          if (!isDomainError(error)) throw error;
        }
      }
      const tree = new ChoreTree(nodes);
      const found = tree.childrenOf(null).flatMap(({ choreId }) => tree.branchOf(choreId));
      expect(found.map(({ choreId }) => choreId).sort()).toEqual(nodes.map(({ choreId }) => choreId).sort());
      for (const { choreId } of found) expect(tree.pathTo(choreId).length).toBeLessThanOrEqual(MOST_DEPTH);
      expect(new Set(nodes.map(({ parentId, place }) => `${parentId ?? ""} ${place}`)).size).toBe(nodes.length);
    }),
  );
});
