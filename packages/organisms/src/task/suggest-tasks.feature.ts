import { isAllowedIn, type TaskAct, type TaskId, TaskStatus } from "@chorestree/atoms/task";
import { Cache } from "@chorestree/core/cache";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { TASK_TITLES, TaskTitleRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { searchTitles } from "../kernel/title-search.js";

const LIVE = ["scheduled", "open", "in_progress", "submitted"] as const;
const CLOSED = TaskStatus.exclude(LIVE).options;
/** Of what is over only the newest are offered: it grows without end. */
const CLOSED_OFFERED = 500;

export interface SuggestedTask {
  readonly taskId: TaskId;
  readonly title: string;
  /** What those who have it are called; null for a free task, and for somebody without a name. */
  readonly holderName: string | null;
}

type Known = SuggestedTask & { readonly status: TaskStatus };

interface Typed {
  readonly typed: string;
  readonly limit: number;
  /** What they mean to do: only tasks are offered that it can be done with. Left out, it is anything. */
  readonly act?: TaskAct;
}

/** The tasks somebody may mean by what they have typed so far: most urgent first, then what is over, newest first. */
@Feature("task.suggest")
export class SuggestTasks {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly titles: TaskTitleRepository,
    private readonly members: MemberRepository,
    private readonly cache: Cache,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { typed, limit, act }: Typed): Promise<SuggestedTask[]> {
    const { guildId } = asker;
    const fits = ({ status }: { status: TaskStatus }) => act === undefined || isAllowedIn(act, status);
    const search = (key: string, most: number, open: (most: number) => Promise<Known[]>) =>
      searchTitles(this.cache, { guildId, key, typed, limit: most }, open, fits);

    return this.scope.within(guildId, async () => {
      this.permissions.require(asker, "task.view");
      const live = await search(TASK_TITLES.live, limit, (most) => this.open(LIVE, most, "due"));
      if (live.length === limit || !CLOSED.some((status) => fits({ status }))) return live;
      const closed = await search(TASK_TITLES.closed, limit - live.length, () => this.open(CLOSED, CLOSED_OFFERED, "newest"));
      return [...live, ...closed];
    });
  }

  private async open(status: readonly TaskStatus[], most: number, order: "due" | "newest"): Promise<Known[]> {
    const tasks = await this.titles.list(status, most, order);
    const holders = await this.members.views(tasks.flatMap(({ assigneeIds }) => assigneeIds));
    return tasks.map(({ assigneeIds, ...task }) => ({
      ...task,
      holderName: assigneeIds.flatMap((one) => holders.get(one)?.displayName ?? []).join(", ") || null,
    }));
  }
}
