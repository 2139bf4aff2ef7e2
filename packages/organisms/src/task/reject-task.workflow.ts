import { type ActedOnTask, rejectTask, type RejectTaskInput } from "@chorestree/atoms/task";
import { Clock } from "@chorestree/atoms/kernel";
import { readDue } from "@chorestree/atoms/schedule";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskRejected } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import type { MemberId } from "@chorestree/atoms/member";
import { GuildRepository } from "@chorestree/molecules/guild";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** A report does not count, and why: the task is to be done again, by another time where one is given. Never decided by whoever did it. */
@Workflow("task.reject")
@EventPublisher(TaskRejected)
export class RejectTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotSubmitted, TaskOwnWork, DueUnreadable, DueInPast, PermissionDenied */
  execute(act: Act, input: RejectTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.reject", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.reject");
      const now = this.clock.now();
      const { timeZone } = await this.guilds.get();
      const due = input.due === undefined ? null : readDue(input.due, { now, timeZone, locale: act.locale });
      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: rejectTask(task, act.memberId, now, due),
        words: { act: "task.reject", actorId: act.memberId, text: input.reason },
      }));
      await this.consequences.of(act, changed, now);
      const { found, left, acted } = changed;
      const dueAt = left.dueAt?.toISOString() ?? null;
      this.outbox.record(act, TaskRejected, { taskId: found.id, doerId: found.doers[0]?.memberId as MemberId, dueAt });
      return acted;
    });
  }
}
