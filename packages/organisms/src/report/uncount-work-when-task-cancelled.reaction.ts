import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskCancelled } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** Nobody earns anything with what need not be done: also who had done their part of it. */
@EventHandler(TaskCancelled, { group: "reports" })
export class UncountWorkWhenTaskCancelled implements Reaction<typeof TaskCancelled> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data: { uncounts = [] } }: Delivery<typeof TaskCancelled>): Promise<void> {
    for (const { doerId, day, minutes } of uncounts) await this.memberDays.uncount(doerId, day, minutes);
  }
}
