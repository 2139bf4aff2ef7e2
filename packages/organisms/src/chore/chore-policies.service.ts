import type { AssignmentPolicy } from "@chorestree/atoms/assignment";
import type { AssignmentInput } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { MemberRepository } from "@chorestree/molecules/member";

/** Reads who shall do a chore, with members as they are named from outside. */
@Injectable()
export class ChorePolicies {
  constructor(private readonly members: MemberRepository) {}

  /** @throws MemberNotFound for who is not in the guild */
  async named({ who, ...policy }: AssignmentInput): Promise<AssignmentPolicy> {
    const members: MemberId[] = [];
    for (const ref of who.members) members.push(await this.members.present(ref));
    return { ...policy, who: { members, roles: who.roles, skills: [] } };
  }
}
