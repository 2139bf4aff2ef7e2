import { type JoinRotaInput, RotaAlreadyOn, type RotaPlace, WHOLE_SHARE } from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { RotaJoined } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ParticipantRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A member takes turns from now on, with a whole share. A manager can put somebody else on the rota. */
@Workflow("rota.join")
@EventPublisher(RotaJoined)
export class JoinRota {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly participants: ParticipantRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws MemberNotFound, RotaAlreadyOn, PermissionDenied */
  execute(act: Act, input: JoinRotaInput): Promise<RotaPlace> {
    return this.unitOfWork.once(act, { workflow: "rota.join", target: null, input }, async () => {
      this.permissions.require(act, "rota.join");
      const memberId = await this.members.present(input.memberId ?? act.memberId);
      if (memberId !== act.memberId) this.permissions.require(act, "rota.join-others");

      const place = { memberId, weight: WHOLE_SHARE };
      if (!(await this.participants.join(memberId, place.weight, this.clock.now()))) throw new RotaAlreadyOn({ holderId: memberId });
      this.outbox.record(act, RotaJoined, place);
      return place;
    });
  }
}
