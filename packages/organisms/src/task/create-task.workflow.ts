import { ChoreNotActive, type ChoreView } from "@chorestree/atoms/chore";
import { Clock, DEFAULT_EFFORT_MINUTES, Ids } from "@chorestree/atoms/kernel";
import { readDue } from "@chorestree/atoms/schedule";
import { type CreatedTask, type CreateTaskInput, TaskId, TaskNeedsTitle } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskCreated } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { HandOver } from "./hand-over.service.js";
import { policyOf } from "./turn-dealer.service.js";

/** A new task, free for whoever claims it; what each does for themselves is everybody's at once. A chore lends it title and effort where they are left out. */
@Workflow("task.create")
@EventPublisher(TaskCreated)
export class CreateTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly tasks: TaskRepository,
    private readonly handOver: HandOver,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws TaskNeedsTitle, ChoreNotFound, ChoreNotActive, DueUnreadable, DueInPast, PermissionDenied */
  execute(act: Act, input: CreateTaskInput): Promise<CreatedTask> {
    return this.unitOfWork.once(act, { workflow: "task.create", target: null, input }, async () => {
      this.permissions.require(act, "task.create");
      const { timeZone } = await this.guilds.get();
      const chore = input.choreId ? await this.chores.get(input.choreId) : null;
      const policy = policyOf(chore ?? { assignment: null });
      const due = input.due === undefined ? null : readDue(input.due, { now: this.clock.now(), timeZone, locale: act.locale });

      const task = {
        id: TaskId.parse(this.ids.next()),
        choreId: chore?.choreId ?? null,
        title: titleOf(input, chore),
        dueAt: due?.dueAt ?? null,
        dueLocal: due?.dueLocal ?? null,
        timeZone,
        effortMinutes: input.effortMinutes ?? chore?.effortMinutes ?? DEFAULT_EFFORT_MINUTES,
        // A chore that asks for approval asks for it in each of its tasks.
        approval: [input.approval, chore?.approval].includes("required") ? "required" : "none",
        mode: input.mode ?? policy.mode,
        workersNeeded: input.workersNeeded ?? policy.workersNeeded,
        checklist: chore?.checklistEdition ?? null,
        createdBy: act.memberId,
        createdAt: this.clock.now(),
      } as const;
      await this.tasks.insert(task);
      const dueAt = task.dueAt?.toISOString() ?? null;
      this.outbox.record(act, TaskCreated, { taskId: task.id, choreId: task.choreId, dueAt, effortMinutes: task.effortMinutes });
      if (chore && task.mode === "each") await this.handOver.giveToEach(act, chore, task.id, task.createdAt);
      return { taskId: task.id, dueAt };
    });
  }
}

function titleOf({ title }: CreateTaskInput, chore: ChoreView | null): string {
  if (chore && chore.state !== "active") throw new ChoreNotActive({ choreId: chore.choreId, state: chore.state });
  if (chore?.restsWith) throw new ChoreNotActive({ choreId: chore.restsWith, state: "paused" });
  const found = title ?? chore?.title;
  if (found === undefined) throw new TaskNeedsTitle({});
  return found;
}
