import { dayOf } from "@chorestree/atoms/schedule";
import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { TaskCompleted } from "@chorestree/events/contracts";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberDayRepository } from "@chorestree/molecules/report";

/** Work counts for the day on which it was done, by the zone the guild had then: moving to another zone does not rewrite the past. */
@EventHandler(TaskCompleted, { group: "reports" })
export class CountWorkWhenTaskCompleted implements Reaction<typeof TaskCompleted> {
  constructor(
    private readonly guilds: GuildRepository,
    private readonly memberDays: MemberDayRepository,
  ) {}

  async handle({ data }: Delivery<typeof TaskCompleted>): Promise<void> {
    const day = data.day ?? dayOf(new Date(data.completedAt), (await this.guilds.get()).timeZone);
    await this.memberDays.count(data.doerId, day, data.creditedMinutes);
  }
}
