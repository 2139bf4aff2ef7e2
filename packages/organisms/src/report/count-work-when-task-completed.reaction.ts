import { dayOf } from "@chorestree/atoms/schedule";
import type { Credit } from "@chorestree/atoms/task";
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
    const credits = data.credits ?? [await this.creditOf(data)];
    for (const { doerId, day, minutes } of credits) await this.memberDays.count(doerId, day, minutes);
  }

  /** Of an event from before it named them. */
  private async creditOf({ doerId, creditedMinutes, completedAt, ...said }: Delivery<typeof TaskCompleted>["data"]): Promise<Credit> {
    const day = said.day ?? dayOf(new Date(completedAt), (await this.guilds.get()).timeZone);
    return { doerId, day, minutes: creditedMinutes };
  }
}
