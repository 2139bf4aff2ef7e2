import {
  type AbsenceList,
  AbsenceReversed,
  AbsenceTooLong,
  lastDayFrom,
  type ListAbsencesInput,
  LONGEST_ABSENCE_DAYS,
  SOON_DAYS,
} from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import { dayOf } from "@chorestree/atoms/schedule";
import { GuildScope } from "@chorestree/core/database";
import { AbsenceRepository } from "@chorestree/molecules/assignment";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Who is away on some days: where none are named, now and soon. */
@Feature("absence.list")
export class ListAbsences {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly absences: AbsenceRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AbsenceReversed, AbsenceTooLong, PermissionDenied */
  execute(asker: Asker, input: ListAbsencesInput): Promise<AbsenceList> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "absence.view");
      const { timeZone } = await this.guilds.get();
      const today = dayOf(this.clock.now(), timeZone);
      const { from = today } = input;
      const { to = lastDayFrom(from, SOON_DAYS) } = input;
      if (to < from) throw new AbsenceReversed({ from, to, timeZone });
      if (to > lastDayFrom(from, LONGEST_ABSENCE_DAYS)) throw new AbsenceTooLong({ most: LONGEST_ABSENCE_DAYS });

      const found = await this.absences.between(from, to);
      const people = await this.members.views(found.flatMap(({ memberId }) => memberId ?? []));
      const items = found.flatMap(({ memberId, ...days }) => {
        const member = memberId && people.get(memberId);
        return member === undefined ? [] : [{ ...days, member }];
      });
      return { items, today, timeZone };
    });
  }
}
