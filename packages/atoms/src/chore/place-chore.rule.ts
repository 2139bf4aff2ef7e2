import { generateKeyBetween } from "fractional-indexing";
import { ChoreNotFound, ChoreNotSibling, ChoreParentArchived, ChoreTooDeep, ChoreWithinItself } from "./chore.errors.js";
import type { ChoreId, ChoreState } from "./chore.schema.js";

/** A tree goes no deeper; one that stands by itself is at 1. */
export const MOST_DEPTH = 10;

/** A chore as the tree knows it. */
export interface ChoreNode {
  readonly choreId: ChoreId;
  readonly parentId: ChoreId | null;
  readonly place: string;
  readonly state: ChoreState;
}

export interface Placing {
  /** Null for one that is still to be made. */
  readonly choreId: ChoreId | null;
  readonly parentId: ChoreId | null;
  /** The sibling it comes after; null for the first place; left out for the last. */
  readonly after?: ChoreId | null | undefined;
}

/**
 * Where a chore stands from now on. Its place is a key between those of its neighbours (fractional indexing): there is always one, so no
 * sibling is renumbered, and two people who order different parts of the tree never write the same row.
 * @param tree every chore of the guild
 * @throws ChoreNotFound for a parent or sibling that is not here, ChoreParentArchived, ChoreWithinItself, ChoreTooDeep, ChoreNotSibling
 */
export function placeChore(tree: ChoreTree, { choreId, parentId, after }: Placing): Pick<ChoreNode, "parentId" | "place"> {
  if (parentId !== null) {
    if (tree.node(parentId).state === "archived") throw new ChoreParentArchived({ parentId });
    const path = tree.pathTo(parentId);
    if (choreId !== null && path.some((one) => one.choreId === choreId)) throw new ChoreWithinItself({ choreId, parentId });
    if (path.length + (choreId === null ? 1 : tree.heightOf(choreId)) > MOST_DEPTH) throw new ChoreTooDeep({ most: MOST_DEPTH });
  }
  const siblings = tree.childrenOf(parentId).filter((one) => one.choreId !== choreId);
  const before = after === undefined ? siblings.length - 1 : after === null ? -1 : siblings.findIndex((one) => one.choreId === after);
  if (after && before === -1) throw new ChoreNotSibling({ choreId: tree.node(after).choreId });
  return { parentId, place: generateKeyBetween(siblings[before]?.place ?? null, siblings[before + 1]?.place ?? null) };
}

/** The chores of a guild as they stand above and below each other. */
export class ChoreTree<Node extends ChoreNode = ChoreNode> {
  private readonly nodes: ReadonlyMap<ChoreId, Node>;
  private readonly children = new Map<ChoreId | null, Node[]>();

  constructor(nodes: readonly Node[]) {
    this.nodes = new Map(nodes.map((node) => [node.choreId, node]));
    const inOrder = [...nodes].sort((a, b) => (a.place < b.place || (a.place === b.place && a.choreId < b.choreId) ? -1 : 1));
    for (const node of inOrder) {
      const siblings = this.children.get(node.parentId);
      if (siblings) siblings.push(node);
      else this.children.set(node.parentId, [node]);
    }
  }

  /** @throws ChoreNotFound */
  node(choreId: ChoreId): Node {
    const node = this.nodes.get(choreId);
    if (!node) throw new ChoreNotFound({ choreId });
    return node;
  }

  /** In their order; of null those that stand by themselves. */
  childrenOf(parentId: ChoreId | null): readonly Node[] {
    return this.children.get(parentId) ?? [];
  }

  /** From the top down to the chore itself. @throws ChoreNotFound */
  pathTo(choreId: ChoreId): readonly Node[] {
    const node = this.node(choreId);
    return node.parentId === null ? [node] : [...this.pathTo(node.parentId), node];
  }

  /** How many levels it and those below it take. */
  heightOf(choreId: ChoreId): number {
    return 1 + Math.max(0, ...this.childrenOf(choreId).map((child) => this.heightOf(child.choreId)));
  }

  /** The chore and all below it, each before those below it. @throws ChoreNotFound */
  branchOf(choreId: ChoreId): readonly Node[] {
    return [this.node(choreId), ...this.childrenOf(choreId).flatMap((child) => this.branchOf(child.choreId))];
  }
}
