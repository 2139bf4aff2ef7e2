import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, type OneTask, startTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskStarted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A member begins a task: a free one becomes theirs. */
@Workflow("task.start")
@EventPublisher(TaskStarted)
export class StartTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskHeldByOther, TaskAlreadyStarted, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.start", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.start");
      const { acted } = await this.tasks.change(input.taskId, (task) => ({
        move: startTask(task, act.memberId, this.clock.now()),
        words: { act: "task.start", actorId: act.memberId },
      }));
      this.outbox.record(act, TaskStarted, { taskId: input.taskId, assigneeId: act.memberId });
      return acted;
    });
  }
}
