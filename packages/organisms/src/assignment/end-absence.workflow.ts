import { endAbsence, type EndAbsenceInput, type EndedAbsence } from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import { dayOf } from "@chorestree/atoms/schedule";
import { UnitOfWork } from "@chorestree/core/database";
import { AbsenceEnded } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { AbsenceRepository } from "@chorestree/molecules/assignment";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Somebody is back before they said they would be, or does not go. A manager can say it of others and of the whole house. */
@Workflow("absence.end")
@EventPublisher(AbsenceEnded)
export class EndAbsence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly absences: AbsenceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws AbsenceNotFound, AbsenceOver, PermissionDenied */
  execute(act: Act, input: EndAbsenceInput): Promise<EndedAbsence> {
    return this.unitOfWork.once(act, { workflow: "absence.end", target: input.absenceId, input }, async () => {
      this.permissions.require(act, "absence.end");
      const absence = await this.absences.get(input.absenceId);
      if (absence.memberId !== act.memberId) this.permissions.require(act, "absence.end-others");
      const { timeZone } = await this.guilds.get();

      const { absenceId, memberId, from } = absence;
      const to = endAbsence(absence, { today: dayOf(this.clock.now(), timeZone), timeZone });
      await (to === null ? this.absences.delete(absenceId) : this.absences.shorten(absenceId, to));
      const ended = { absenceId, memberId, from, to };
      this.outbox.record(act, AbsenceEnded, ended);
      return { ...ended, timeZone };
    });
  }
}
