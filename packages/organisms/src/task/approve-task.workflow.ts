import { Clock } from "@chorestree/atoms/kernel";
import { approveTask, type CompletedTask, creditsOf, type OneTask, reportOf } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCompleted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** What was reported counts from now on, for the day on which it was done. Never decided by whoever did it. */
@Workflow("task.approve")
@EventPublisher(TaskCompleted)
export class ApproveTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotSubmitted, TaskOwnWork, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<CompletedTask> {
    return this.unitOfWork.once(act, { workflow: "task.approve", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.approve");
      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: approveTask(task, act.memberId),
        words: { act: "task.approve", actorId: act.memberId },
      }));
      await this.consequences.of(act, changed, this.clock.now());
      const { left, acted } = changed;
      const report = reportOf(left);
      this.outbox.record(act, TaskCompleted, { taskId: left.id, ...report, credits: creditsOf(left) });
      return { ...acted, onTime: report.onTime, creditedMinutes: report.creditedMinutes };
    });
  }
}
