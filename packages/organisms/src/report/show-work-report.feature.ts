import type { ShowWorkReportInput, WorkReport } from "@chorestree/atoms/report";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { MemberDayRepository } from "@chorestree/molecules/report";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Who got how much done on which day. A moment behind the acts: it is counted after them. */
@Feature("report.work")
export class ShowWorkReport {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly memberDays: MemberDayRepository,
    private readonly members: MemberRepository,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { from, to }: ShowWorkReportInput): Promise<WorkReport> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "report.view");
      const days = await this.memberDays.between(from, to);
      const people = await this.members.views(days.map(({ memberId }) => memberId));
      const rows = days.flatMap(({ memberId, day, completed, minutes }) => {
        const member = people.get(memberId);
        return member ? [{ member, day, completed, minutes }] : [];
      });
      return { rows };
    });
  }
}
