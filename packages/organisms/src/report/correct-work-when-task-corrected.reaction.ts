import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskCorrected } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** What turned out otherwise counts on another day or for another member, or not at all. */
@EventHandler(TaskCorrected, { group: "reports" })
export class CorrectWorkWhenTaskCorrected implements Reaction<typeof TaskCorrected> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data: { uncounts, counts } }: Delivery<typeof TaskCorrected>): Promise<void> {
    for (const { doerId, day, minutes } of uncounts) await this.memberDays.uncount(doerId, day, minutes);
    for (const { doerId, day, minutes } of counts) await this.memberDays.count(doerId, day, minutes);
  }
}
