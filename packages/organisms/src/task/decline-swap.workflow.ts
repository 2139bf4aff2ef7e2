import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, declineSwap, type OneTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskSwapDeclined } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Who was asked to take a task over says no: it stays where it is. */
@Workflow("task.decline-swap")
@EventPublisher(TaskSwapDeclined)
export class DeclineSwap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskSwapGone, TaskSwapNotForYou, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.decline-swap", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.decline-swap");
      const { acted } = await this.tasks.change(input.taskId, async (task) => {
        const swap = await this.swaps.offeredOf(task.id);
        declineSwap(task, swap, act.memberId, this.clock.now());
        return { move: {}, words: { act: "task.decline-swap", actorId: act.memberId } };
      });
      await this.swaps.end(acted.taskId, "declined");
      this.outbox.record(act, TaskSwapDeclined, { taskId: acted.taskId });
      return acted;
    });
  }
}
