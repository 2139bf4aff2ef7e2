import { RotaNotOn, type RotaPlace, type WeightRotaInput } from "@chorestree/atoms/assignment";
import { UnitOfWork } from "@chorestree/core/database";
import { RotaWeighted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ParticipantRepository } from "@chorestree/molecules/assignment";
import { MemberRepository } from "@chorestree/molecules/member";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A manager says how large a member's share is. */
@Workflow("rota.weight")
@EventPublisher(RotaWeighted)
export class WeightRota {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly participants: ParticipantRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws MemberNotFound, RotaNotOn, PermissionDenied */
  execute(act: Act, input: WeightRotaInput): Promise<RotaPlace> {
    return this.unitOfWork.once(act, { workflow: "rota.weight", target: null, input }, async () => {
      this.permissions.require(act, "rota.weight");
      const place = { memberId: await this.members.present(input.memberId), weight: input.weight };
      if (!(await this.participants.weigh(place.memberId, place.weight))) throw new RotaNotOn({ holderId: place.memberId });
      this.outbox.record(act, RotaWeighted, place);
      return place;
    });
  }
}
