import { CursorUnreadable } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import { replay, type ShowTaskHistoryInput, type TaskHistory } from "@chorestree/atoms/task";
import type { TaskStep } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository, TaskStepRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Who has a place by a step, and had none before. */
const cameToHaveIt = ({ before, after }: Pick<TaskStep, "before" | "after">): MemberId[] =>
  (after.assigneeIds ?? []).filter((one) => !before.assigneeIds?.includes(one));

/** All that has happened to a task, newest first, with what was taken back and by which step. */
@Feature("task.history")
export class ShowTaskHistory {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly steps: TaskStepRepository,
    private readonly members: MemberRepository,
  ) {}

  /** @throws TaskNotFound, CursorUnreadable, PermissionDenied */
  execute(asker: Asker, { taskId, limit, cursor }: ShowTaskHistoryInput): Promise<TaskHistory> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(/^[1-9][0-9]{0,8}$/.exec(cursor)?.[0]);
      if (Number.isNaN(before)) throw new CursorUnreadable({});

      const { id } = await this.tasks.get(taskId);
      const steps = await this.steps.of(id);
      const { undoneBy } = replay(steps);
      const older = steps.filter(({ number }) => number < before).reverse();
      const page = older.slice(0, limit);
      const people = await this.members.views(
        page.flatMap((step) => [step.actorId, step.doerId, step.workerId, ...cameToHaveIt(step)]).filter((one) => one !== null),
      );
      const person = (one: MemberId | null | undefined) => (one && people.get(one)) ?? null;
      const items = page.map((step) => ({
        step: step.number,
        act: step.act,
        actor: person(step.actorId),
        doer: person(step.doerId),
        assignees: cameToHaveIt(step).flatMap((one) => people.get(one) ?? []),
        at: step.at.toISOString(),
        text: this.steps.open(step),
        worker: person(step.workerId),
        workedMinutes: step.workedMinutes,
        before: step.before,
        after: step.after,
        undoes: step.undoes,
        undoneBy: undoneBy.get(step.number) ?? null,
      }));
      return { items, nextCursor: older.length > limit ? String(page.at(-1)?.number) : null };
    });
  }
}
