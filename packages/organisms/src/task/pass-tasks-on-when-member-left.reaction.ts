import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { MemberLeft } from "@chorestree/events/contracts";
import { TaskLoadRepository } from "@chorestree/molecules/task";
import { HandOver } from "./hand-over.service.js";

/** What somebody had to do who is gone from the server goes to the next in turn, or is free. */
@EventHandler(MemberLeft, { group: "turns" })
export class PassTasksOnWhenMemberLeft implements Reaction<typeof MemberLeft> {
  constructor(
    private readonly loads: TaskLoadRepository,
    private readonly handOver: HandOver,
  ) {}

  async handle({ data, occurredAt, cause }: Delivery<typeof MemberLeft>): Promise<void> {
    for (const task of await this.loads.heldBy(data.memberId)) await this.handOver.passOn(cause, task, data.memberId, new Date(occurredAt));
  }
}
