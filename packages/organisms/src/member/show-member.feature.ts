import type { MemberId, MemberView } from "@chorestree/atoms/member";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Who a member is: doors name people with it, refusals only carry ids. */
@Feature("member.show")
export class ShowMember {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
  ) {}

  /** @throws MemberNotFound, PermissionDenied */
  execute(asker: Asker, { memberId }: { memberId: MemberId }): Promise<MemberView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "member.view");
      return this.members.get(memberId);
    });
  }
}
