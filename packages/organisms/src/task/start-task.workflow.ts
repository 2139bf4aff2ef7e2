import { Clock } from "@chorestree/atoms/kernel";
import { startTask, type StartedTask, type StartTaskInput } from "@chorestree/atoms/task";
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
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskHeldByOther, TaskAlreadyStarted, TaskChanged, PermissionDenied */
  execute(act: Act, input: StartTaskInput): Promise<StartedTask> {
    return this.unitOfWork.once(act, { workflow: "task.start", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.start");
      const task = await this.tasks.get(input.taskId);

      const started = startTask(task, act.memberId);
      await this.tasks.update(task, { status: started.status, assigneeId: act.memberId, startedAt: this.clock.now() });
      this.outbox.record(act, TaskStarted, { taskId: task.id, assigneeId: act.memberId });
      return started;
    });
  }
}
