import { type ActedOnTask, rejectTask, type RejectTaskInput } from "@chorestree/atoms/task";
import { Clock } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskRejected } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import type { MemberId } from "@chorestree/atoms/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** A report does not count, and why: the task is to be done again. Never decided by whoever did it. */
@Workflow("task.reject")
@EventPublisher(TaskRejected)
export class RejectTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotSubmitted, TaskOwnWork, PermissionDenied */
  execute(act: Act, input: RejectTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.reject", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.reject");
      const now = this.clock.now();
      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: rejectTask(task, act.memberId, now),
        words: { act: "task.reject", actorId: act.memberId, text: input.reason },
      }));
      await this.consequences.of(act, changed, now);
      const { found, acted } = changed;
      this.outbox.record(act, TaskRejected, { taskId: found.id, doerId: found.doers[0]?.memberId as MemberId });
      return acted;
    });
  }
}
