import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, holderMeant, permissionTo, releaseTask, type ReleaseTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskReleased } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import type { MemberId } from "@chorestree/atoms/member";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskParts } from "./task-parts.service.js";

/** Whoever has a place on a task gives it back: it is free again. A manager can take it from somebody who does not. */
@Workflow("task.release")
@EventPublisher(TaskReleased)
export class ReleaseTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly members: MemberRepository,
    private readonly tasks: TaskRepository,
    private readonly parts: TaskParts,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, MemberNotFound, TaskNotOpen, TaskNotHeld, TaskPartDone, PermissionDenied */
  execute(act: Act, input: ReleaseTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.release", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.release");
      const named = input.memberId === undefined ? null : await this.members.present(input.memberId);
      const { draft, acted } = await this.tasks.change(input.taskId, (task) => {
        const holderId = named ?? holderMeant(task, act.memberId);
        this.permissions.require(
          act,
          permissionTo("task.release", { assigneeIds: holderId ? [holderId] : task.assigneeIds }, act.memberId),
        );
        return { move: releaseTask(task, holderId), holderId, words: { act: "task.release", actorId: act.memberId } };
      });
      this.outbox.record(act, TaskReleased, { taskId: acted.taskId, holderId: draft.holderId as MemberId });
      await this.parts.conclude(act, acted.taskId, this.clock.now());
      return acted;
    });
  }
}
