import { type ActedOnTask, type OneTask, permissionTo, releaseTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskReleased } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import type { MemberId } from "@chorestree/atoms/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Whoever holds a task gives it back: it is free again. A manager can take it from somebody who does not. */
@Workflow("task.release")
@EventPublisher(TaskReleased)
export class ReleaseTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskNotHeld, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.release", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.release");
      const { found, acted } = await this.tasks.change(input.taskId, (task) => {
        this.permissions.require(act, permissionTo("task.release", task, act.memberId));
        return { move: releaseTask(task), words: { act: "task.release", actorId: act.memberId } };
      });
      this.outbox.record(act, TaskReleased, { taskId: found.id, holderId: found.assigneeId as MemberId });
      return acted;
    });
  }
}
