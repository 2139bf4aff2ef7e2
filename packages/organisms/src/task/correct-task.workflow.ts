import { Clock } from "@chorestree/atoms/kernel";
import { dayOf, readDone } from "@chorestree/atoms/schedule";
import { type ActedOnTask, correctTask, type CorrectTaskInput, creditsOf } from "@chorestree/atoms/task";
import type { MemberId } from "@chorestree/atoms/member";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCorrected } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/**
 * A manager puts right who did a task, when, or whether it was done, whatever came later. What counted is met by its opposite, dated as it
 * was; schedule, successor and turn stay (docs/decisions/0013-putting-right.md).
 */
@Workflow("task.correct")
@EventPublisher(TaskCorrected)
export class CorrectTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly tasks: TaskRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws TaskNotFound, MemberNotFound, DueUnreadable, DoneInFuture, TaskDoneBeforeMade, TaskNotCompleted, TaskNeedsDoer, TaskOwnWork,
   * TaskCorrectionUnclear, TaskNothingToCorrect, PermissionDenied
   */
  execute(act: Act, input: CorrectTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.correct", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.correct");
      const { reason: text, verdict, minutes } = input;
      const { timeZone } = await this.guilds.get();
      const doerIds = await this.doersIn(input);
      const at = input.when === undefined ? undefined : readDone(input.when, { now: this.clock.now(), timeZone, locale: act.locale });
      const correction = { by: act.memberId, verdict, doerIds, at, minutes, dayOf: (moment: Date) => dayOf(moment, timeZone) };

      const changed = await this.tasks.change(input.taskId, (task) => ({
        move: correctTask(task, correction),
        words: { act: "task.correct", actorId: act.memberId, text, ...(doerIds?.[0] && { doerId: doerIds[0] }) },
      }));
      const { found, left, acted } = changed;
      await this.consequences.ofCorrection(changed);
      this.outbox.record(act, TaskCorrected, {
        taskId: found.id,
        status: left.status,
        completedAt: left.status === "completed" ? (left.completedAt?.toISOString() ?? null) : null,
        uncounts: creditsOf(found),
        counts: creditsOf(left),
      });
      return acted;
    });
  }

  private async doersIn({ doer, with: others = [] }: CorrectTaskInput): Promise<MemberId[] | undefined> {
    if (doer === undefined) return undefined;
    const doerIds: MemberId[] = [];
    for (const one of [doer, ...others]) doerIds.push(await this.members.present(one));
    return [...new Set(doerIds)];
  }
}
