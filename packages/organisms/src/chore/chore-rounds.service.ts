import { type ChoreId, type ChoreView, comesBack } from "@chorestree/atoms/chore";
import { Injectable } from "@chorestree/core/container";
import { ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";

/** Chores that come together, a round when all of the one before is over: those below one that is counted from when it was done. */
@Injectable()
export class ChoreRounds {
  constructor(
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
  ) {}

  /** Those that come together with it, the one whose repeat it is first; it alone where it comes with none. */
  async membersOf(choreId: ChoreId): Promise<readonly ChoreId[]> {
    const leaderId = await this.trees.wholeTreeAt(choreId);
    const members = leaderId === null ? [] : await this.below(leaderId);
    return members.includes(choreId) ? members : [choreId];
  }

  /**
   * As `membersOf`, and until the unit ends nobody else begins or ends a round of theirs. Before the chore itself is held, as everybody does
   * it; of one that comes with none nothing is held.
   */
  async held(choreId: ChoreId): Promise<readonly ChoreId[]> {
    const [leaderId = choreId, ...others] = await this.membersOf(choreId);
    if (others.length === 0) return [choreId];
    await this.chores.locked(leaderId);
    return this.membersOf(choreId);
  }

  private async below(leaderId: ChoreId): Promise<ChoreId[]> {
    const leader = await this.chores.get(leaderId);
    if (leader.schedule?.anchor !== "completion" || !comesBack(leader)) return [];
    const branch = (await this.trees.read()).branchOf(leaderId).map(({ choreId }) => choreId);
    const chores = await this.chores.byId(branch);
    return branch.filter((id) => id === leaderId || isWith(leaderId, chores.get(id)));
  }
}

const isWith = (leaderId: ChoreId, chore: ChoreView | undefined): boolean =>
  chore !== undefined && comesBack(chore) && chore.comesWith?.choreId === leaderId;
