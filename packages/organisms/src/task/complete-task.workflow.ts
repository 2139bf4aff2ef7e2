import { Clock } from "@chorestree/atoms/kernel";
import { completeTask, type CompletedTask, type CompleteTaskInput, permissionToComplete } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCompleted, TaskSubmitted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChoreClock } from "./chore-clock.service.js";

/** A member reports a task done. The same idempotency key gets the same answer, and nothing is booked twice. */
@Workflow("task.complete")
@EventPublisher(TaskCompleted, TaskSubmitted)
export class CompleteTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly choreClock: ChoreClock,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskChanged, PermissionDenied */
  execute(act: Act, input: CompleteTaskInput): Promise<CompletedTask> {
    return this.unitOfWork.once(act, { workflow: "task.complete", target: input.taskId, input }, async () => {
      const task = await this.tasks.get(input.taskId);
      this.permissions.require(act, permissionToComplete(task, act.memberId));

      const completedAt = this.clock.now();
      const { taskId, status, onTime, creditedMinutes } = completeTask(task, completedAt);
      const note = input.note === undefined ? {} : { note: input.note };
      await this.tasks.update(task, { status, completedAt, completedBy: act.memberId, ...note });
      const reported = { taskId, doerId: act.memberId, completedAt: completedAt.toISOString(), onTime, creditedMinutes };
      this.outbox.record(act, status === "submitted" ? TaskSubmitted : TaskCompleted, reported);
      // Counted from its completion, the next one is made in the same commit.
      if (task.choreId && task.sequence !== null) await this.choreClock.tick(act, task.choreId, completedAt);
      return { taskId, status, onTime, creditedMinutes };
    });
  }
}
