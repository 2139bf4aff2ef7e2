import type { SkillId } from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView, ShownChore } from "@chorestree/atoms/chore";
import { Clock, isDomainError } from "@chorestree/atoms/kernel";
import { previewDues, type Schedule } from "@chorestree/atoms/schedule";
import { GuildScope } from "@chorestree/core/database";
import { ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { SkillRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** How many dates to come are shown of a chore. */
const DATES_SHOWN = 5;

/** The dates to come that are shown of a schedule, ISO 8601 in UTC. @throws RuleInvalid, RuleTooOften */
export const nextDuesOf = (schedule: Schedule, now: Date): string[] =>
  previewDues(schedule, now, DATES_SHOWN).map(({ dueAt }) => dueAt.toISOString());

/** One chore as it is now, and when it comes next. */
@Feature("chore.show")
export class ShowChore {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly members: MemberRepository,
    private readonly skills: SkillRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreNotFound, PermissionDenied */
  execute(asker: Asker, { choreId }: { choreId: ChoreId }): Promise<ShownChore> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const chore = await this.chores.get(choreId);
      const people = await this.members.views(chore.assignment?.who.members ?? []);
      const named = { people: [...people.values()], skills: await this.skillsOf(chore) };
      const beside = { path: await this.pathTo(chore), follows: await this.followedBy(chore) };
      return { ...chore, ...beside, ...datesOf(chore, this.clock.now()), ...named };
    });
  }

  private async skillsOf({ assignment }: ChoreView): Promise<string[]> {
    const wanted = assignment?.who.skills ?? [];
    if (wanted.length === 0) return [];
    const names = await this.skills.names();
    return wanted.flatMap((skill) => names.get(skill as SkillId) ?? []);
  }

  private async followedBy({ follows }: ChoreView): Promise<ShownChore["follows"]> {
    if (follows.length === 0) return [];
    const followed = await this.chores.byId(follows.map(({ choreId }) => choreId));
    return follows.flatMap((one) => {
      const chore = followed.get(one.choreId);
      return chore ? [{ ...one, title: chore.title, state: chore.state }] : [];
    });
  }

  private async pathTo({ choreId, parentId }: ChoreView): Promise<ShownChore["path"]> {
    if (parentId === null) return [];
    const path = (await this.trees.read()).pathTo(choreId).slice(0, -1);
    const titles = await this.chores.titlesOf(path.map((one) => one.choreId));
    return path.map((one) => ({ choreId: one.choreId, title: titles.get(one.choreId) ?? "" }));
  }
}

function datesOf({ comesWith, state, restsWith, ...chore }: ChoreView, now: Date): Pick<ShownChore, "nextDues" | "needsAttention"> {
  const schedule = chore.schedule ?? comesWith?.schedule;
  if (!schedule || state !== "active" || restsWith) return { nextDues: [], needsAttention: false };
  try {
    return { nextDues: nextDuesOf(schedule, now), needsAttention: false };
  } catch (error) {
    // Saved by another version, which could read it.
    if (isDomainError(error)) return { nextDues: [], needsAttention: true };
    throw error;
  }
}
