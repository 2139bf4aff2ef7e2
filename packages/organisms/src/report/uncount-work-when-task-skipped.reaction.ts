import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskSkipped } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** Nobody earns anything with what is skipped: also who had done their part of it. */
@EventHandler(TaskSkipped, { group: "reports" })
export class UncountWorkWhenTaskSkipped implements Reaction<typeof TaskSkipped> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data: { uncounts = [] } }: Delivery<typeof TaskSkipped>): Promise<void> {
    for (const { doerId, day, minutes } of uncounts) await this.memberDays.uncount(doerId, day, minutes);
  }
}
