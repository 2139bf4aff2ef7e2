import type { TaskId, TaskView } from "@chorestree/atoms/task";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { TaskViews } from "./task-views.service.js";

/** One task as it is now. */
@Feature("task.show")
export class ShowTask {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly views: TaskViews,
  ) {}

  /** @throws TaskNotFound, PermissionDenied */
  execute(asker: Asker, { taskId }: { taskId: TaskId }): Promise<TaskView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const task = await this.tasks.get(taskId);
      const [view] = await this.views.of([task]);
      return view as TaskView;
    });
  }
}
