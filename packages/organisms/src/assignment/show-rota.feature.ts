import { awayUntil, type Rota } from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import { dayOf } from "@chorestree/atoms/schedule";
import { GuildScope } from "@chorestree/core/database";
import { AbsenceRepository, ParticipantRepository, SkillRepository } from "@chorestree/molecules/assignment";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Who takes turns, with which share, and who of them is away today. */
@Feature("rota.show")
export class ShowRota {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly participants: ParticipantRepository,
    private readonly skills: SkillRepository,
    private readonly absences: AbsenceRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker): Promise<Rota> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "rota.view");
      const { timeZone } = await this.guilds.get();
      const today = dayOf(this.clock.now(), timeZone);
      const absences = await this.absences.between(today, today);
      const participants = await this.participants.all();
      const people = await this.members.views(participants.map(({ memberId }) => memberId));
      const names = await this.skills.names();
      const held = await this.skills.held();
      const skillsOf = (memberId: MemberId) => (held.get(memberId) ?? []).flatMap((skill) => names.get(skill) ?? []);
      const members = participants.flatMap(({ memberId, weight, joinedAt }) => {
        const member = people.get(memberId);
        const place = { weight, joinedAt: joinedAt.toISOString(), skills: skillsOf(memberId), awayUntil: awayUntil(memberId, absences) };
        return member ? [{ member, ...place }] : [];
      });
      return { members, timeZone };
    });
  }
}
