import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, creditsOf, permissionTo, skipTask, type SkipTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskSkipped } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** Not this time, and why. Nobody is credited. */
@Workflow("task.skip")
@EventPublisher(TaskSkipped)
export class SkipTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, PermissionDenied */
  execute(act: Act, input: SkipTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.skip", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.skip");
      const changed = await this.tasks.change(input.taskId, (task) => {
        this.permissions.require(act, permissionTo("task.skip", task, act.memberId));
        return { move: skipTask(task), words: { act: "task.skip", actorId: act.memberId, text: input.reason } };
      });
      await this.consequences.of(act, changed, this.clock.now());
      this.outbox.record(act, TaskSkipped, { taskId: input.taskId, uncounts: creditsOf(changed.found) });
      return changed.acted;
    });
  }
}
