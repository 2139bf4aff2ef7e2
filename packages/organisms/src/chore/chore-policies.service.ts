import { type AssignmentInput, type AssignmentPolicy, MOST_WORKERS, type SkillId } from "@chorestree/atoms/assignment";
import type { MemberId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { SkillRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";

/** Reads who shall do a chore, with members as they are named from outside. */
@Injectable()
export class ChorePolicies {
  constructor(
    private readonly members: MemberRepository,
    private readonly skills: SkillRepository,
  ) {}

  /** @throws MemberNotFound for who is not in the guild, SkillNotFound */
  async named({ who, workersNeeded, ...policy }: AssignmentInput): Promise<AssignmentPolicy> {
    const members: MemberId[] = [];
    for (const ref of who.members) members.push(await this.members.present(ref));
    const skills: SkillId[] = [];
    for (const name of who.skills) skills.push(await this.skills.called(name));
    const allOfThem = policy.mode === "all" ? Math.min(members.length, MOST_WORKERS) : 0;
    return { ...policy, workersNeeded: workersNeeded ?? Math.max(1, allOfThem), who: { members, roles: who.roles, skills } };
  }
}
