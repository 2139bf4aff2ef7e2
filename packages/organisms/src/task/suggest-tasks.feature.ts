import { plainWords } from "@chorestree/atoms/kernel";
import type { TaskId, TaskStatus } from "@chorestree/atoms/task";
import { Cache } from "@chorestree/core/cache";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { TASK_TITLES, TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

const WORKABLE: readonly TaskStatus[] = ["open", "in_progress"];
/** Titles are sealed, so the search looks through opened ones: those of so many of the most urgent. */
const SEARCHED = 10_000;
/** Changes of tasks are told at once; a holder's new name is seen after this at the latest. */
const KEPT_MS = 60_000;

export interface SuggestedTask {
  readonly taskId: TaskId;
  readonly title: string;
  /** What its holder is called; null for a free task, and for somebody without a name. */
  readonly holderName: string | null;
}

/** The tasks somebody may mean by what they have typed so far, most urgent first; opened once, kept in this process alone. */
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
      const known = await this.cache.wrap({ key: TASK_TITLES, guildId, ttlMs: KEPT_MS, keep: "memory" }, () => this.open());
      const wanted = plainWords(typed);
      return known.filter(({ plain }) => plain.includes(wanted)).slice(0, limit);
    });
  }

  private async open() {
    const tasks = await this.tasks.titles(WORKABLE, SEARCHED);
    const holders = await this.members.views(tasks.flatMap(({ assigneeId }) => assigneeId ?? []));
    return tasks.map(({ taskId, title, assigneeId }) => ({
      taskId,
      title,
      holderName: (assigneeId && holders.get(assigneeId)?.displayName) ?? null,
      plain: plainWords(title),
    }));
  }
}
