import { checkFollows, checkOneOfBoth, type ChoreId, type ChoreView, type FollowedChore, FollowedChores } from "@chorestree/atoms/chore";
import type { Schedule } from "@chorestree/atoms/schedule";
import { Injectable } from "@chorestree/core/container";
import { ChoreDependencyRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";

/** What somebody says of when a chore comes. */
export interface FollowsAsked {
  readonly follows?: readonly FollowedChore[] | null | undefined;
  readonly alsoFollows?: FollowedChore | undefined;
  /** As it is to be; undefined where nothing is said of it. */
  readonly schedule: Schedule | null | undefined;
}

type Now = Pick<ChoreView, "choreId" | "schedule" | "follows">;

/** After which chores a chore comes. */
@Injectable()
export class ChoreFollows {
  constructor(
    private readonly trees: ChoreTreeRepository,
    private readonly dependencies: ChoreDependencyRepository,
  ) {}

  /**
   * Those that somebody asks for, looked at as they all stand; undefined where nothing is said of it. Whoever saves them holds the tree: two at
   * once, each right by itself, could go round in a circle together.
   * @param chore null for one that is still to be made
   * @throws ChoreRepeatsAndFollows, ChoreNotFound, ChorePredecessorArchived, ChoreFollowsItself
   */
  async askedFor(chore: Now | null, { schedule, ...asked }: FollowsAsked): Promise<readonly FollowedChore[] | undefined> {
    const before = chore?.follows ?? [];
    const follows = asked.alsoFollows ? withOne(asked.follows ?? before, asked.alsoFollows) : asked.follows === null ? [] : asked.follows;
    checkOneOfBoth(schedule === undefined ? chore?.schedule : schedule, follows ?? before);
    if (follows)
      checkFollows(await this.trees.read(), await this.dependencies.edges(), { choreId: chore?.choreId ?? null, follows, before });
    return follows;
  }

  async keep(choreId: ChoreId, follows: readonly FollowedChore[] | undefined, now: Date): Promise<void> {
    if (follows) await this.dependencies.replace(choreId, follows, now);
  }
}

const withOne = (follows: readonly FollowedChore[], one: FollowedChore): readonly FollowedChore[] =>
  FollowedChores.parse([...follows.filter(({ choreId }) => choreId !== one.choreId), one]);
