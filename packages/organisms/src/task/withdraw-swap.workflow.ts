import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, withdrawSwap, type OneTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskSwapWithdrawn } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Whoever offered a task does it after all. */
@Workflow("task.withdraw-swap")
@EventPublisher(TaskSwapWithdrawn)
export class WithdrawSwap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskSwapGone, TaskNotYours, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.withdraw-swap", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.withdraw-swap");
      const { acted } = await this.tasks.change(input.taskId, async (task) => {
        const swap = await this.swaps.offeredOf(task.id);
        withdrawSwap(task, swap, act.memberId, this.clock.now());
        return { move: {}, words: { act: "task.withdraw-swap", actorId: act.memberId } };
      });
      await this.swaps.end(acted.taskId, "withdrawn");
      this.outbox.record(act, TaskSwapWithdrawn, { taskId: acted.taskId });
      return acted;
    });
  }
}
