import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { AbsenceEnded } from "@chorestree/events/contracts";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { TaskLoadRepository } from "@chorestree/molecules/task";
import { HandOver } from "./hand-over.service.js";

/** The first who is back gets what was nobody's since all were away. */
@EventHandler(AbsenceEnded, { group: "turns" })
export class DealAgainWhenAbsenceEnded implements Reaction<typeof AbsenceEnded> {
  constructor(
    private readonly loads: TaskLoadRepository,
    private readonly chores: ChoreRepository,
    private readonly handOver: HandOver,
  ) {}

  async handle({ occurredAt, cause }: Delivery<typeof AbsenceEnded>): Promise<void> {
    for (const choreId of await this.loads.choresWithFreeTasks()) {
      const { chore } = await this.chores.locked(choreId);
      await this.handOver.dealAgain(cause, chore, new Date(occurredAt));
    }
  }
}
