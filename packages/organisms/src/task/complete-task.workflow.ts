import { Clock } from "@chorestree/atoms/kernel";
import { dayOf } from "@chorestree/atoms/schedule";
import {
  completeTask,
  type CompletedTask,
  type CompleteTaskInput,
  earnedBy,
  isReported,
  permissionToComplete,
  reportOf,
} from "@chorestree/atoms/task";
import type { MemberId } from "@chorestree/atoms/member";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCompleted, TaskPartDone, TaskSubmitted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { type ChangedTask, TaskConsequences } from "./task-consequences.service.js";

/** A member reports a task done, or their part of it, by themselves, with others or by somebody else. The same idempotency key gets the same answer, and nothing is booked twice. */
@Workflow("task.complete")
@EventPublisher(TaskPartDone, TaskCompleted, TaskSubmitted)
export class CompleteTask {
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

  /** @throws TaskNotFound, MemberNotFound, TaskNotOpen, TaskPartDone, TaskHeldByOther, TaskPlacesTaken, PermissionDenied */
  execute(act: Act, input: CompleteTaskInput): Promise<CompletedTask> {
    return this.unitOfWork.once(act, { workflow: "task.complete", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.complete");
      const { note, minutes } = input;
      const doerIds = await this.doersIn(act, input);
      const [doerId] = doerIds;
      const at = this.clock.now();
      const day = dayOf(at, (await this.guilds.get()).timeZone);

      const changed = await this.tasks.change(input.taskId, (task) => {
        this.permissions.require(act, permissionToComplete(task, act.memberId, doerIds));
        const move = completeTask(task, { doerIds, at, day, minutes, note });
        return { move, words: { act: "task.complete", actorId: act.memberId, doerId, text: note } };
      });
      this.announce(act, changed, doerIds);
      await this.consequences.of(act, changed, at);
      const { found, left, acted } = changed;
      const creditedMinutes = earnedBy(found, left).reduce((sum, { minutes: earned }) => sum + earned, 0);
      return { ...acted, onTime: left.dueAt === null || at <= left.dueAt, creditedMinutes };
    });
  }

  private async doersIn({ memberId }: Act, { doer, with: others }: CompleteTaskInput): Promise<[MemberId, ...MemberId[]]> {
    const first = doer === undefined ? memberId : await this.members.present(doer);
    const doerIds: [MemberId, ...MemberId[]] = [first];
    for (const one of others ?? []) doerIds.push(await this.members.present(one));
    return [...new Set(doerIds)] as typeof doerIds;
  }

  /** A part for each who did one, and the whole when that was the last. What counts is said once. */
  private announce(act: Act, { found, left }: ChangedTask, doerIds: readonly MemberId[]): void {
    const { id: taskId, mode } = left;
    const credits = earnedBy(found, left);
    if (mode !== "any") {
      const own = (doerId: MemberId) => (mode === "each" ? credits.filter((credit) => credit.doerId === doerId) : []);
      for (const doerId of doerIds) this.outbox.record(act, TaskPartDone, { taskId, doerId, credits: own(doerId) });
    }
    if (!isReported(left)) return;
    const contract = left.status === "submitted" ? TaskSubmitted : TaskCompleted;
    this.outbox.record(act, contract, { taskId, ...reportOf(left), credits: mode === "each" ? [] : credits });
  }
}
