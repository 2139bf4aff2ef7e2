import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskReopened } from "@chorestree/events/contracts";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** A completion that no longer stands leaves the day on which it counted. */
@EventHandler(TaskReopened, { group: "reports" })
export class UncountWorkWhenTaskReopened implements Reaction<typeof TaskReopened> {
  constructor(private readonly memberDays: MemberDayRepository) {}

  async handle({ data: { uncounts } }: Delivery<typeof TaskReopened>): Promise<void> {
    for (const { doerId, day, minutes } of uncounts) await this.memberDays.uncount(doerId, day, minutes);
  }
}
