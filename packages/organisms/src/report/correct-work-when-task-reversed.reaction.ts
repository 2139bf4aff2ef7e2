import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskReversed } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** What was taken back no longer counts on the day on which it did; what stands again counts again. */
@EventHandler(TaskReversed, { group: "reports" })
export class CorrectWorkWhenTaskReversed implements Reaction<typeof TaskReversed> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data: { uncounts, counts } }: Delivery<typeof TaskReversed>): Promise<void> {
    for (const { doerId, day, minutes } of uncounts) await this.memberDays.uncount(doerId, day, minutes);
    for (const { doerId, day, minutes } of counts) await this.memberDays.count(doerId, day, minutes);
  }
}
