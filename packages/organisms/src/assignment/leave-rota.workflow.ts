import { type LeaveRotaInput, type LeftRota, RotaNotOn } from "@chorestree/atoms/assignment";
import { UnitOfWork } from "@chorestree/core/database";
import { RotaLeft } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ParticipantRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A member takes no more turns. A manager can take somebody else off the rota. */
@Workflow("rota.leave")
@EventPublisher(RotaLeft)
export class LeaveRota {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly participants: ParticipantRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws MemberNotFound, RotaNotOn, PermissionDenied */
  execute(act: Act, input: LeaveRotaInput): Promise<LeftRota> {
    return this.unitOfWork.once(act, { workflow: "rota.leave", target: null, input }, async () => {
      this.permissions.require(act, "rota.leave");
      const memberId = await this.members.present(input.memberId ?? act.memberId);
      if (memberId !== act.memberId) this.permissions.require(act, "rota.leave-others");

      if (!(await this.participants.leave(memberId))) throw new RotaNotOn({ holderId: memberId });
      this.outbox.record(act, RotaLeft, { memberId });
      return { memberId };
    });
  }
}
