import { type ActedOnTask, type CommentTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCommented } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Something said about a task, in whatever state it is. */
@Workflow("task.comment")
@EventPublisher(TaskCommented)
export class CommentTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TaskNotFound, PermissionDenied */
  execute(act: Act, input: CommentTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.comment", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.comment");
      const words = { act: "task.comment", actorId: act.memberId, text: input.comment } as const;
      const { acted } = await this.tasks.change(input.taskId, () => ({ move: {}, words }));
      this.outbox.record(act, TaskCommented, { taskId: acted.taskId, step: acted.step });
      return acted;
    });
  }
}
