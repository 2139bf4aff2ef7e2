import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskPartDone } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** What each does for themselves counts when they have done it, whatever the others do. */
@EventHandler(TaskPartDone, { group: "reports" })
export class CountWorkWhenTaskPartDone implements Reaction<typeof TaskPartDone> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data }: Delivery<typeof TaskPartDone>): Promise<void> {
    for (const { doerId, day, minutes } of data.credits) await this.memberDays.count(doerId, day, minutes);
  }
}
