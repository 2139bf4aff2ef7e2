import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, creditsOf, type OneTask, reopenTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskReopened } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** A manager opens a task that was closed; what its completion had earned no longer counts. */
@Workflow("task.reopen")
@EventPublisher(TaskReopened)
export class ReopenTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotClosed, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.reopen", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.reopen");
      const now = this.clock.now();
      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: reopenTask(task, now),
        words: { act: "task.reopen", actorId: act.memberId },
      }));
      const { found, acted } = changed;
      await this.consequences.of(act, changed, now);
      this.outbox.record(act, TaskReopened, { taskId: found.id, uncounts: creditsOf(found) });
      return acted;
    });
  }
}
