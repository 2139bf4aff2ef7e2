import type { TaskId, TaskStatus } from "@chorestree/atoms/task";
import { Cache } from "@chorestree/core/cache";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { TASK_TITLES, TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { searchTitles } from "../kernel/title-search.js";

const WORKABLE: readonly TaskStatus[] = ["open", "in_progress"];

export interface SuggestedTask {
  readonly taskId: TaskId;
  readonly title: string;
  /** What its holder is called; null for a free task, and for somebody without a name. */
  readonly holderName: string | null;
}

/** The tasks somebody may mean by what they have typed so far, most urgent first. */
@Feature("task.suggest")
export class SuggestTasks {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly members: MemberRepository,
    private readonly cache: Cache,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { typed, limit }: { typed: string; limit: number }): Promise<SuggestedTask[]> {
    const { guildId } = asker;
    return this.scope.within(guildId, async () => {
      this.permissions.require(asker, "task.view");
      return searchTitles(this.cache, { guildId, key: TASK_TITLES, typed, limit }, (most) => this.open(most));
    });
  }

  private async open(most: number): Promise<SuggestedTask[]> {
    const tasks = await this.tasks.titles(WORKABLE, most);
    const holders = await this.members.views(tasks.flatMap(({ assigneeId }) => assigneeId ?? []));
    return tasks.map(({ taskId, title, assigneeId }) => ({
      taskId,
      title,
      holderName: (assigneeId && holders.get(assigneeId)?.displayName) ?? null,
    }));
  }
}
