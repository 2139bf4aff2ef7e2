import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { MemberLeft, RotaLeft } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ParticipantRepository } from "@chorestree/molecules/assignment";

/** Who is gone from the server takes no turns. Who came back and joined anew since stays on the rota. */
@EventHandler(MemberLeft, { group: "rota" })
@EventPublisher(RotaLeft)
export class LeaveRotaWhenMemberLeft implements Reaction<typeof MemberLeft> {
  constructor(
    private readonly participants: ParticipantRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data, occurredAt, cause }: Delivery<typeof MemberLeft>): Promise<void> {
    const { memberId } = data;
    if (await this.participants.leave(memberId, new Date(occurredAt))) this.outbox.record(cause, RotaLeft, { memberId });
  }
}
