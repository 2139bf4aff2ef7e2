import { Clock } from "@chorestree/atoms/kernel";
import { dayOf } from "@chorestree/atoms/schedule";
import { completeTask, type CompletedTask, type CompleteTaskInput, permissionToComplete, reportOf } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCompleted, TaskSubmitted } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/** A member reports a task done, by themselves or by somebody else. The same idempotency key gets the same answer, and nothing is booked twice. */
@Workflow("task.complete")
@EventPublisher(TaskCompleted, TaskSubmitted)
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

  /** @throws TaskNotFound, MemberNotFound, TaskNotOpen, PermissionDenied */
  execute(act: Act, input: CompleteTaskInput): Promise<CompletedTask> {
    return this.unitOfWork.once(act, { workflow: "task.complete", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.complete");
      const { note, minutes } = input;
      const doerId = input.doer === undefined ? act.memberId : await this.members.present(input.doer);
      const at = this.clock.now();
      const day = dayOf(at, (await this.guilds.get()).timeZone);

      const changed = await this.tasks.change(input.taskId, (task) => {
        this.permissions.require(act, permissionToComplete(task, act.memberId, doerId));
        const move = completeTask(task, { doerId, at, day, minutes, note });
        return { move, words: { act: "task.complete", actorId: act.memberId, doerId, text: note } };
      });
      const { left, acted } = changed;
      const report = reportOf(left);
      this.outbox.record(act, acted.status === "submitted" ? TaskSubmitted : TaskCompleted, { taskId: left.id, ...report });
      await this.consequences.of(act, changed, at);
      return { ...acted, onTime: report.onTime, creditedMinutes: report.creditedMinutes };
    });
  }
}
