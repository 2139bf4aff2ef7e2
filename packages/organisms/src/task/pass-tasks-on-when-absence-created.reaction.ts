import { dueDay } from "@chorestree/atoms/schedule";
import { type Delivery, EventHandler, type Reaction } from "@chorestree/events/consume";
import { AbsenceCreated } from "@chorestree/events/contracts";
import { TaskLoadRepository } from "@chorestree/molecules/task";
import { HandOver } from "./hand-over.service.js";

/** What is not begun, or given by hand and not open yet, and due while its holder is away, goes to the next in turn. When all are away there is nobody to pass it to. */
@EventHandler(AbsenceCreated, { group: "turns" })
export class PassTasksOnWhenAbsenceCreated implements Reaction<typeof AbsenceCreated> {
  constructor(
    private readonly loads: TaskLoadRepository,
    private readonly handOver: HandOver,
  ) {}

  async handle({ data, occurredAt, cause }: Delivery<typeof AbsenceCreated>): Promise<void> {
    const { memberId, from, to } = data;
    if (memberId === null) return;
    for (const task of await this.loads.heldBy(memberId)) {
      const day = dueDay(task) ?? "";
      const isMeant = task.startedBy !== memberId && task.sequence !== null && from <= day && day <= to;
      if (isMeant) await this.handOver.passOn(cause, task, memberId, new Date(occurredAt));
    }
  }
}
