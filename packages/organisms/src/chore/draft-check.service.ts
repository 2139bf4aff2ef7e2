import { ChoreNeedsTitle, type DraftChoreInput, placeChore, scheduleAskedFor, wholeTreeSince } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import type { Schedule } from "@chorestree/atoms/schedule";
import { Injectable } from "@chorestree/core/container";
import { ChoreRepository, ChoreTreeRepository, type Drafted } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import type { Act } from "../kernel/act.js";
import { ChoreFollows } from "./chore-follows.service.js";
import { ChorePolicies } from "./chore-policies.service.js";

/** Whether a draft could be saved as things stand: what is wrong with it is better heard before anybody presses Save. */
@Injectable()
export class DraftCheck {
  constructor(
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly policies: ChorePolicies,
    private readonly follows: ChoreFollows,
    private readonly clock: Clock,
  ) {}

  /**
   * The version of the chore that the draft would change, null for a new one; and what its repeat is understood as.
   * @throws ChoreNotFound, ChoreParentArchived, ChoreTooDeep, ChoreNeedsTitle, MemberNotFound, SkillNotFound, RepeatUnreadable, RuleInvalid,
   * RuleTooOften, RuleNeverFires, RuleStartTooFar, and what ChoreFollows throws
   */
  async of({ locale }: Act, input: DraftChoreInput): Promise<Pick<Drafted, "version"> & { schedule: Schedule | null }> {
    const chore = input.choreId ? await this.chores.get(input.choreId) : null;
    if (!chore && input.title === undefined) throw new ChoreNeedsTitle({});
    if (input.parentId) placeChore(await this.trees.read(), { choreId: null, parentId: input.parentId });
    if (input.assignment) await this.policies.named(input.assignment);
    const schedule = scheduleAskedFor(input, { now: this.clock.now(), timeZone: (await this.guilds.get()).timeZone, locale });
    wholeTreeSince(input.wholeTree, { before: null, hasSchedule: Boolean(schedule ?? chore?.schedule), now: this.clock.now() });
    await this.follows.askedFor(chore, { ...input, schedule });
    return { version: chore?.version ?? null, schedule: schedule ?? null };
  }
}
