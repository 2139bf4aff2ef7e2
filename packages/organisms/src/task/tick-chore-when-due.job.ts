import { ChoreId } from "@chorestree/atoms/chore";
import { type DueJob, HandlesJob, type JobHandler } from "@chorestree/core/jobs";
import { TICK_CHORE } from "../chore/chore-plans.service.js";
import { ChoreClock } from "./chore-clock.service.js";

/** A chore's moment has come: one of its tasks opens, is late, or is to be made. */
@HandlesJob(TICK_CHORE)
export class TickChoreWhenDue implements JobHandler {
  constructor(private readonly clock: ChoreClock) {}

  async run({ subject, cause, now }: DueJob): Promise<void> {
    await this.clock.tick(cause, ChoreId.parse(subject), now);
  }
}
