import type { Clock, Ids } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import type { Collection, UnitOfWork } from "@chorestree/core/database";
import type { EventContract, EventData } from "../contracts/define-event.js";
import type { AnyEvent } from "../contracts/registry.js";
import { appendEvents, type NewEvent } from "./append-events.js";
import type { Bell } from "@chorestree/core/machine";

/** On whose account, and in the course of what, something happened. */
export interface Cause {
  /** Null for what the clock did. */
  readonly memberId: MemberId | null;
  readonly correlationId: string;
  /** The event this one follows from; none for an act. */
  readonly causationId?: string;
}

/** An act said what its event's contract does not allow: a mistake of ours, never of whoever acted. */
export class EventDoesNotFit extends Error {
  constructor(name: string, cause: Error) {
    super(`the data of ${name} does not fit its contract`, { cause });
    this.name = "EventDoesNotFit";
  }
}

/** Where an act says what happened. It reaches the store and the broker's waiting room in the act's own commit, or not at all. */
export class Outbox {
  private readonly events: Collection<NewEvent> = { name: "events", flush: appendEvents };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly bell: Bell,
  ) {}

  /** Only collects: the unit of work writes all of its events last of all. @throws EventDoesNotFit, a defect */
  record<Contract extends AnyEvent>(cause: Cause, contract: Contract, data: EventData<Contract>): void {
    const { name, version, aggregate, data: shape }: EventContract = contract;
    const { data: fitting, error } = shape.safeParse(data);
    if (error) throw new EventDoesNotFit(name, error);
    const unit = this.unitOfWork.current();
    unit.collect(this.events, {
      id: this.ids.next(),
      name,
      version,
      aggregateId: String(fitting[aggregate]),
      occurredAt: this.clock.now(),
      actor: cause.memberId,
      correlationId: cause.correlationId,
      causationId: cause.causationId ?? null,
      data: fitting,
    });
    unit.afterCommit(() => {
      this.bell.ring();
    });
  }
}
