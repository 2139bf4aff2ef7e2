import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, offerSwap, type SwapTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskSwapOffered } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Whoever holds a task offers it, to one member or to all, for a while. A new offer takes the place of an older one. */
@Workflow("task.swap")
@EventPublisher(TaskSwapOffered)
export class SwapTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, MemberNotFound, TaskNotOpen, TaskNotYours, TaskAlreadyYours, PermissionDenied */
  execute(act: Act, input: SwapTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.swap", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.swap");
      const askedId = input.asked === undefined ? null : await this.members.present(input.asked);
      const { acted } = await this.tasks.change(input.taskId, (task) => {
        offerSwap(task, act.memberId, askedId);
        return { move: {}, words: { act: "task.swap", actorId: act.memberId } };
      });
      const { taskId, step } = acted;
      const offer = { taskId, holderId: act.memberId, askedId };
      const expiresAt = new Date(this.clock.now().getTime() + input.hours * 3_600_000);
      await this.swaps.offer({ ...offer, step, expiresAt });
      this.outbox.record(act, TaskSwapOffered, { ...offer, expiresAt: expiresAt.toISOString() });
      return acted;
    });
  }
}
