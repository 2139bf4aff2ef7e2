import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, cancelTask, creditsOf, type OneTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCancelled } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** A manager says that a task need not be done. */
@Workflow("task.cancel")
@EventPublisher(TaskCancelled)
export class CancelTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.cancel", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.cancel");
      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: cancelTask(task),
        words: { act: "task.cancel", actorId: act.memberId },
      }));
      await this.consequences.of(act, changed, this.clock.now());
      this.outbox.record(act, TaskCancelled, { taskId: input.taskId, uncounts: creditsOf(changed.found) });
      return changed.acted;
    });
  }
}
