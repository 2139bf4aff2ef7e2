import { type ActedOnTask, claimTask, type OneTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskClaimed } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A member takes a free place on a task. Of several at the same moment as many get one as there are; the others are told who has it. */
@Workflow("task.claim")
@EventPublisher(TaskClaimed)
export class ClaimTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskAlreadyYours, TaskHeldByOther, TaskPlacesTaken, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.claim", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.claim");
      const { acted } = await this.tasks.change(input.taskId, (task) => ({
        move: claimTask(task, act.memberId),
        words: { act: "task.claim", actorId: act.memberId },
      }));
      this.outbox.record(act, TaskClaimed, { taskId: input.taskId, assigneeId: act.memberId });
      return acted;
    });
  }
}
