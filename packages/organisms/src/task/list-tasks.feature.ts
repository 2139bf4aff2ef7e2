import { CursorUnreadable } from "@chorestree/atoms/kernel";
import { type ListTasksInput, readTaskCursor, type TaskPage, writeTaskCursor } from "@chorestree/atoms/task";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { TaskViews } from "./task-views.service.js";

/** A page of the guild's tasks, in the order in which they are due. */
@Feature("task.list")
export class ListTasks {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly views: TaskViews,
  ) {}

  /** @throws CursorUnreadable, PermissionDenied */
  execute(asker: Asker, { limit, cursor, ...filter }: ListTasksInput): Promise<TaskPage> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const after = cursor === undefined ? null : readTaskCursor(cursor);
      if (cursor !== undefined && !after) throw new CursorUnreadable({});

      // One more than asked for tells whether there is a next page.
      const found = await this.tasks.list(filter, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        items: await this.views.of(page),
        nextCursor: last ? writeTaskCursor({ dueAt: last.dueAt?.toISOString() ?? null, id: last.id }) : null,
      };
    });
  }
}
