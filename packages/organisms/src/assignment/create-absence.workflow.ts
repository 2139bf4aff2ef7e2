import {
  AbsenceId,
  AbsenceTwoSubjects,
  type CreateAbsenceInput,
  type CreatedAbsence,
  requireDays,
  requireFree,
} from "@chorestree/atoms/assignment";
import { Clock, Ids } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import { dayOf, readDays } from "@chorestree/atoms/schedule";
import { UnitOfWork } from "@chorestree/core/database";
import { AbsenceCreated } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { AbsenceRepository } from "@chorestree/molecules/assignment";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A member is away on some days; a manager can say it of somebody else, and of the whole house. */
@Workflow("absence.create")
@EventPublisher(AbsenceCreated)
export class CreateAbsence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly absences: AbsenceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws MemberNotFound, AbsenceTwoSubjects, DayUnreadable, AbsenceReversed, AbsenceInPast, AbsenceTooLong, AbsenceOverlaps
   * @throws PermissionDenied
   */
  execute(act: Act, input: CreateAbsenceInput): Promise<CreatedAbsence> {
    return this.unitOfWork.once(act, { workflow: "absence.create", target: null, input }, async () => {
      this.permissions.require(act, "absence.create");
      const memberId = await this.subject(act, input);
      const { timeZone } = await this.guilds.get();
      const now = this.clock.now();
      const calendar = { today: dayOf(now, timeZone), timeZone };

      const days = readDays(input, { now, timeZone, locale: act.locale });
      requireDays(days, calendar);
      requireFree(days, await this.absences.heldBetween(days.from, days.to, memberId), calendar);

      const absence = { absenceId: AbsenceId.parse(this.ids.next()), memberId, ...days, givenBack: input.givenBack ?? null };
      await this.absences.insert(absence, act.memberId, now);
      this.outbox.record(act, AbsenceCreated, absence);
      return { ...absence, timeZone };
    });
  }

  /** Who is away; null for the whole house. */
  private async subject(act: Act, { memberId: named, house = false }: CreateAbsenceInput): Promise<MemberId | null> {
    if (house) {
      if (named !== undefined) throw new AbsenceTwoSubjects({});
      this.permissions.require(act, "absence.create-house");
      return null;
    }
    const memberId = await this.members.present(named ?? act.memberId);
    if (memberId !== act.memberId) this.permissions.require(act, "absence.create-others");
    return memberId;
  }
}
