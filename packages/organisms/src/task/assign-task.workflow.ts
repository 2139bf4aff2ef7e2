import { type ActedOnTask, assignTask, type AssignTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskAssigned } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A manager gives a task to a member, also one that somebody else has. Who has left the server is given nothing. */
@Workflow("task.assign")
@EventPublisher(TaskAssigned)
export class AssignTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TaskNotFound, MemberNotFound, TaskNotOpen, TaskHeldByOther, TaskPlacesTaken, PermissionDenied */
  execute(act: Act, input: AssignTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.assign", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.assign");
      const assigneeId = await this.members.present(input.memberId);
      const { found, left, acted } = await this.tasks.change(input.taskId, (task) => ({
        move: assignTask(task, assigneeId),
        words: { act: "task.assign", actorId: act.memberId },
      }));
      const previousId = found.assigneeIds.find((one) => !left.assigneeIds.includes(one)) ?? null;
      this.outbox.record(act, TaskAssigned, { taskId: found.id, assigneeId, previousId });
      return acted;
    });
  }
}
