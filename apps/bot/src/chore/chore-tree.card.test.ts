import { expect, test } from "@jest/globals";
import { ChoreId, type ChoreBranch } from "@chorestree/atoms/chore";
import { choreTreeCard } from "./chore-tree.card.js";

const idOf = (n: number) => ChoreId.parse(`0193a1b2-0000-7000-8000-${String(n).padStart(12, "0")}`);
const branch = (n: number, depth: number, title = `Chore ${n}`): ChoreBranch => ({
  choreId: idOf(n),
  parentId: null,
  title,
  state: "active",
  depth,
  wholeTree: false,
  comesWith: null,
  progress: { done: 1, total: 3 },
});

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly options?: readonly { value: string }[];
  readonly components?: readonly Component[];
}
const parts = (component: Component): Component[] => [component, ...(component.components ?? []).flatMap(parts)];
function read(items: readonly ChoreBranch[], from = 0) {
  const all = choreTreeCard({ path: [], items: [...items] }, from, "en").components.flatMap((one) => parts(one as Component));
  return {
    size: all.length,
    text: all.map(({ content = "" }) => content).join("\n"),
    menu: all.find(({ type }) => type === 3)?.options ?? [],
    more: all.find(({ label }) => label === "More")?.custom_id,
  };
}

test("where each stands is told by number and sign, and how far its week is in words", () => {
  const { text, menu, more } = read([branch(1, 1, "House"), branch(2, 2, "Kitchen"), branch(3, 3, "Oven"), branch(4, 1, "Garden")]);
  expect(text).toContain("`1` **House** · 1 of 3 done this week\n└ `1.1` **Kitchen**");
  expect(text).toContain("└ `1.1.1` **Oven**");
  expect(text).toContain("\n`2` **Garden**");
  expect(menu).toEqual([]);
  expect(more).toBeUndefined();
});

test("what a message cannot hold is folded, the deepest first, with a way to open each branch", () => {
  const items = Array.from({ length: 8 }, (_, top) => [
    branch(top * 100, 1),
    ...Array.from({ length: 2 }, (_, mid) => [
      branch(top * 100 + mid * 10 + 1, 2),
      ...Array.from({ length: 8 }, (_, low) => branch(top * 100 + mid * 10 + low + 2, 3)),
    ]).flat(),
  ]).flat();
  const { text, size, menu } = read(items);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(size).toBeLessThanOrEqual(40);
  expect(text).toContain("`8.2` **Chore 711** · 1 of 3 done this week · ▸ 8 more inside");
  expect(menu).toHaveLength(16);
});

test("a row that is too long for a message goes on by More until its end, nothing left out and nothing twice", () => {
  const items = Array.from({ length: 400 }, (_, n) => branch(n + 1, 1, `${"*".repeat(90)} ${n + 1}`));
  const seen: number[] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const { text, more } = read(items, from);
    expect(text.length).toBeLessThanOrEqual(4_000);
    seen.push(...[...text.matchAll(/^`(\d+)`/gm)].map(([, number]) => Number(number)));
    from = more === undefined ? undefined : Number(more.split(".").at(-1));
  }
  expect(seen).toEqual(items.map((_, n) => n + 1));
});
