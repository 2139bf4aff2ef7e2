import { Clock, Ids } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { correlationId } from "@chorestree/core/logging";
import { MemberLeft } from "@chorestree/events/contracts";
import { Outbox } from "@chorestree/events/outbox";
import { MemberRepository } from "@chorestree/molecules/member";

/** Somebody is not in the server any more, by whatever way we heard of it. What follows from it follows from the event. */
@Injectable()
export class MemberDeparture {
  constructor(
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** In the unit of work that notes it. Heard twice, it is told once. */
  async record(userId: UserId): Promise<void> {
    const memberId = await this.members.markLeft(userId, this.clock.now());
    if (!memberId) return;
    this.outbox.record({ memberId: null, correlationId: correlationId() ?? this.ids.next() }, MemberLeft, { memberId });
  }
}
