import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, acceptSwap, type OneTask } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskSwapped } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Whoever was asked takes a task over. Of several at once exactly one gets it. */
@Workflow("task.accept-swap")
@EventPublisher(TaskSwapped)
export class AcceptSwap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNotOpen, TaskSwapGone, TaskSwapNotForYou, TaskAlreadyYours, PermissionDenied */
  execute(act: Act, input: OneTask): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.accept-swap", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.accept-swap");
      const { draft, acted } = await this.tasks.change(input.taskId, async (task) => {
        const swap = await this.swaps.offeredOf(task.id);
        const move = acceptSwap(task, swap, act.memberId, this.clock.now());
        return { move, previousId: swap?.holderId ?? null, words: { act: "task.accept-swap", actorId: act.memberId } };
      });
      await this.swaps.accept(acted.taskId, acted.step);
      this.outbox.record(act, TaskSwapped, { taskId: acted.taskId, assigneeId: act.memberId, previousId: draft.previousId });
      return acted;
    });
  }
}
