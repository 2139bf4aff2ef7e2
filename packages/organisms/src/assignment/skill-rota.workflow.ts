import { type HeldSkill, SkillId, type SkillRotaInput } from "@chorestree/atoms/assignment";
import { Ids } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { RotaSkilled } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { SkillRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A manager says what somebody can, or that they cannot any more. */
@Workflow("rota.skill")
@EventPublisher(RotaSkilled)
export class SkillRota {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly skills: SkillRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** @throws MemberNotFound, SkillNotFound for one that is to be taken and that nobody ever had, PermissionDenied */
  execute(act: Act, input: SkillRotaInput): Promise<HeldSkill> {
    return this.unitOfWork.once(act, { workflow: "rota.skill", target: null, input }, async () => {
      this.permissions.require(act, "rota.skill");
      const { skill, held } = input;
      const memberId = await this.members.present(input.memberId);
      const skillId = held ? await this.skills.calledOrNew(skill, () => SkillId.parse(this.ids.next())) : await this.skills.called(skill);
      if (held) await this.skills.give(memberId, skillId);
      else await this.skills.take(memberId, skillId);
      this.outbox.record(act, RotaSkilled, { memberId, skillId, held });
      return { memberId, skillId, held };
    });
  }
}
