import { Clock } from "@chorestree/atoms/kernel";
import { permissionToComplete, type TickedTask, tickTask, type TickTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskTicked } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskTickRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskChecklists } from "./task-checklists.service.js";

/** An item of a task's checklist is done. What is ticked is of this one task: the next of its chore begins without. */
@Workflow("task.tick")
@EventPublisher(TaskTicked)
export class TickTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly ticks: TaskTickRepository,
    private readonly checklists: TaskChecklists,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whoever may report the task done may. @throws TaskNotFound, TaskNotOpen, TaskItemUnknown, TaskItemTicked, PermissionDenied */
  execute(act: Act, input: TickTaskInput): Promise<TickedTask> {
    return this.unitOfWork.once(act, { workflow: "task.tick", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.tick");
      const { taskId, item } = input;
      const task = await this.tasks.held(taskId);
      this.permissions.require(act, permissionToComplete(task, act.memberId, [act.memberId]));
      tickTask(task, await this.checklists.factsOf(task), item);
      const at = this.clock.now();
      await this.ticks.insert({ taskId, item, memberId: act.memberId, at });
      this.outbox.record(act, TaskTicked, { taskId, item, memberId: act.memberId });
      return { taskId, item, ticked: true };
    });
  }
}
