import {
  type ChoreBranch,
  type ChoreNode,
  type ChoreTree,
  type ChoreTreeView,
  type Comer,
  comesWith,
  type ShowTreeInput,
  type WeekProgress,
} from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { workWeek } from "@chorestree/atoms/report";
import { GuildScope } from "@chorestree/core/database";
import { ChoreDependencyRepository, ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { TaskProgressRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** The chores as they stand above and below each other, and how far this week's work is in each branch. Branches that are put away are left out. */
@Feature("chore.tree")
export class ShowTree {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly dependencies: ChoreDependencyRepository,
    private readonly progress: TaskProgressRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreNotFound, PermissionDenied */
  execute(asker: Asker, { under }: ShowTreeInput): Promise<ChoreTreeView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const tree = await this.trees.read();
      const path = under === undefined ? [] : tree.pathTo(under);
      const nodes = below(tree, under ?? null).filter(({ choreId }) => !isPutAway(tree, choreId));
      const titles = await this.chores.titlesOf([...path, ...nodes].map(({ choreId }) => choreId));
      const { timeZone } = await this.guilds.get();
      const progress = await this.progress.inWeek(workWeek(this.clock.now(), timeZone));
      const titled = ({ choreId }: ChoreNode) => ({ choreId, title: titles.get(choreId) ?? "" });
      const comer = await this.comers();
      const items = nodes.map((node): ChoreBranch => ({
        ...titled(node),
        parentId: node.parentId,
        state: node.state,
        wholeTree: comer(node).isWholeTree,
        comesWith: comesWith(tree.pathTo(node.choreId).map(comer))?.choreId ?? null,
        depth: tree.pathTo(node.choreId).length - path.length,
        progress: rolledUp(tree, node, progress),
      }));
      return { path: path.map(titled), items };
    });
  }

  /** What brings each: a repeat of its own or others that it follows, and whether it brings those below. */
  private async comers(): Promise<(node: ChoreNode) => Comer & Pick<ChoreNode, "choreId">> {
    const comers = await this.trees.comers();
    const followers = new Set((await this.dependencies.edges()).map(({ successorId }) => successorId));
    return ({ choreId }) => {
      const { hasSchedule = false, isWholeTree = false } = comers.get(choreId) ?? {};
      return { choreId, comesByItself: hasSchedule || followers.has(choreId), isWholeTree };
    };
  }
}

const below = (tree: ChoreTree, parent: ChoreNode["parentId"]): readonly ChoreNode[] =>
  tree.childrenOf(parent).flatMap(({ choreId }) => tree.branchOf(choreId));

const isPutAway = (tree: ChoreTree, choreId: ChoreNode["choreId"]): boolean =>
  tree.branchOf(choreId).every(({ state }) => state === "archived");

function rolledUp(tree: ChoreTree, { choreId }: ChoreNode, progress: ReadonlyMap<ChoreNode["choreId"], WeekProgress>): WeekProgress {
  const parts = tree.branchOf(choreId).map((one) => progress.get(one.choreId) ?? { done: 0, total: 0 });
  return parts.reduce((sum, part) => ({ done: sum.done + part.done, total: sum.total + part.total }));
}
