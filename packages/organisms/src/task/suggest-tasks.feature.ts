import { meansTitle } from "@chorestree/atoms/kernel";
import type { TaskStatus, TaskView } from "@chorestree/atoms/task";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { TaskViews } from "./task-views.service.js";

const WORKABLE: readonly TaskStatus[] = ["open", "in_progress"];
/** Titles are sealed, so the search opens them: this many of the most urgent are looked through. */
const SEARCHED = 1000;

/** The tasks somebody may mean by what they have typed so far, most urgent first. */
@Feature("task.suggest")
export class SuggestTasks {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly views: TaskViews,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { typed, limit }: { typed: string; limit: number }): Promise<TaskView[]> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const candidates = await this.tasks.list({ status: WORKABLE }, { after: null, limit: SEARCHED });
      const meant = candidates.filter((task) => meansTitle(typed, this.tasks.texts(task).title));
      return this.views.of(meant.slice(0, limit));
    });
  }
}
