import type { ChoreId } from "@chorestree/atoms/chore";
import { dayOf } from "@chorestree/atoms/schedule";
import { concludeTask, isAllowedIn, isWhole, reportOf, type TaskId } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskCompleted, TaskSubmitted } from "@chorestree/events/contracts";
import { type Cause, Outbox } from "@chorestree/events/outbox";
import { ChoreDependencyRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { TaskRepository } from "@chorestree/molecules/task";
import { TICK_CHORE } from "../chore/chore-plans.service.js";

/** What each does for themselves is done when the last who is still there has done it. */
@Injectable()
export class TaskParts {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly guilds: GuildRepository,
    private readonly dependencies: ChoreDependencyRepository,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
  ) {}

  /** After somebody has lost their place: where all others have done their part, the whole is done, by nobody's act. Answers whether it is. */
  async conclude(cause: Cause, taskId: TaskId, now: Date): Promise<boolean> {
    const task = await this.tasks.get(taskId);
    if (task.mode !== "each" || !isAllowedIn("task.complete", task.status) || !isWhole(task)) return false;
    const when = { at: now, day: dayOf(now, (await this.guilds.get()).timeZone) };
    const { left } = await this.tasks.change(taskId, (found) => ({
      move: concludeTask(found, when),
      words: { act: "task.complete", actorId: null },
    }));
    // What each had done by then has been counted, unless it waits for approval.
    const report = { ...reportOf(left), creditedMinutes: 0, credits: [] };
    if (task.choreId) await this.bringNext(task.choreId, now);
    this.outbox.record(cause, left.status === "submitted" ? TaskSubmitted : TaskCompleted, { taskId, ...report });
    return true;
  }

  /** What comes after it comes by the clocks of those chores, at once. */
  private async bringNext(choreId: ChoreId, now: Date): Promise<void> {
    const clocks = [choreId, ...(await this.dependencies.successorsOf(choreId))];
    for (const subject of clocks) await this.jobs.plan({ kind: TICK_CHORE, subject, dueAt: now });
  }
}
