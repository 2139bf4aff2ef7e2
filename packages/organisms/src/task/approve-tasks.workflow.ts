import { isDomainError } from "@chorestree/atoms/kernel";
import type { ApprovedTasks, ApproveTasksInput, TaskId } from "@chorestree/atoms/task";
import { TaskCompleted } from "@chorestree/events/contracts";
import { EventPublisher } from "@chorestree/events/outbox";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ApproveTask } from "./approve-task.workflow.js";

/**
 * Several reports count at once. Each is approved in a unit of its own, by the rules of one: what is refused stands in nobody's way, and a
 * hundred of them hold no lock together. The answer to each is kept under this act's key and its task, so a repeat, also one that comes
 * after half of them, gets the first answers again and does only what is left.
 */
@Workflow("task.approve-tasks")
@EventPublisher(TaskCompleted)
export class ApproveTasks {
  constructor(
    private readonly permissions: PermissionCheck,
    private readonly approveTask: ApproveTask,
  ) {}

  /** @throws PermissionDenied, and what keeps any act from being done now: DatabaseBusy, OutcomeUnknown */
  async execute(act: Act, { taskIds }: ApproveTasksInput): Promise<ApprovedTasks> {
    this.permissions.require(act, "task.approve-tasks");
    const items: ApprovedTasks["items"] = [];
    for (const taskId of new Set(taskIds)) items.push(await this.one(act, taskId));
    return { items };
  }

  private async one(act: Act, taskId: TaskId): Promise<ApprovedTasks["items"][number]> {
    try {
      return { taskId, approved: await this.approveTask.execute(act, { taskId }), refused: null };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return { taskId, approved: null, refused: { code: error.code, params: error.params } };
    }
  }
}
