import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskCompleted } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** Work counts for the day on which it was done, by the zone the guild had then: moving to another zone does not rewrite the past. */
@EventHandler(TaskCompleted, { group: "reports" })
export class CountWorkWhenTaskCompleted implements Reaction<typeof TaskCompleted> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  handle({ data }: Delivery<typeof TaskCompleted>): Promise<void> {
    return this.memberDays.count(data.doerId, data.day, data.creditedMinutes);
  }
}
