import { permissionToComplete, type TickedTask, untickTask, type UntickTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskUnticked } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskTickRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskChecklists } from "./task-checklists.service.js";

/** An item of a task's checklist is still to be done after all. */
@Workflow("task.untick")
@EventPublisher(TaskUnticked)
export class UntickTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly ticks: TaskTickRepository,
    private readonly checklists: TaskChecklists,
    private readonly outbox: Outbox,
  ) {}

  /** Whoever may report the task done may. @throws TaskNotFound, TaskNotOpen, TaskItemUnknown, TaskItemNotTicked, PermissionDenied */
  execute(act: Act, input: UntickTaskInput): Promise<TickedTask> {
    return this.unitOfWork.once(act, { workflow: "task.untick", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.untick");
      const { taskId, item } = input;
      const task = await this.tasks.held(taskId);
      this.permissions.require(act, permissionToComplete(task, act.memberId, [act.memberId]));
      untickTask(task, await this.checklists.factsOf(task), item);
      await this.ticks.delete({ taskId, item });
      this.outbox.record(act, TaskUnticked, { taskId, item, memberId: act.memberId });
      return { taskId, item, ticked: false };
    });
  }
}
