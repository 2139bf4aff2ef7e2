import {
  type ChangedChore,
  ChoreChanged,
  ChoreStateUnfit,
  type ChoreView,
  type EditChoreInput,
  scheduleAskedFor,
  wholeTreeSince,
} from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreEdited, TaskCancelled } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { type ChoreChange, ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChoreFollows } from "./chore-follows.service.js";
import { ChorePlans } from "./chore-plans.service.js";
import { ChorePolicies } from "./chore-policies.service.js";

/**
 * A chore becomes another one from now on, and with it what those below it take from it: tasks that have not opened yet are made anew, those
 * that people have seen stay as they are.
 */
@Workflow("chore.edit")
@EventPublisher(ChoreEdited, TaskCancelled)
export class EditChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly policies: ChorePolicies,
    private readonly follows: ChoreFollows,
    private readonly plans: ChorePlans,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreNotFound, ChoreStateUnfit, ChoreChanged, ChoreFollowsItself, and what CreateChore throws */
  execute(act: Act, input: EditChoreInput): Promise<ChangedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.edit", target: input.choreId, input }, async () => {
      this.permissions.require(act, "chore.edit");
      const { choreId } = input;
      await this.trees.held();
      const chore = await this.chores.get(choreId);
      if (chore.state === "archived") throw new ChoreStateUnfit({ choreId, state: chore.state });
      if (input.version !== undefined && input.version !== chore.version) throw new ChoreChanged({ choreId });

      const change = await this.changeOf(act, chore, input);
      const follows = await this.follows.askedFor(chore, { ...input, schedule: change.schedule });
      await this.follows.keep(choreId, follows, this.clock.now());
      // What it comes with from now on, it has not come with before.
      const isLetGo = (chore.schedule && change.schedule === null) || (chore.follows.length > 0 && follows?.length === 0);
      const ended = await this.plans.changing(chore, { ...change, ...(isLetGo && { activeSince: this.clock.now() }) });
      for (const endedId of ended) await this.plans.cancelGiven(act, endedId);
      this.outbox.record(act, ChoreEdited, { choreId });
      return { choreId, state: chore.state, version: chore.version + 1 };
    });
  }

  private async changeOf({ locale }: Act, chore: ChoreView, input: EditChoreInput): Promise<ChoreChange> {
    const { timeZone } = await this.guilds.get();
    const now = this.clock.now();
    const schedule = scheduleAskedFor(input, { now, timeZone, locale });
    return {
      title: input.title ?? chore.title,
      notes: input.notes === undefined ? chore.notes : input.notes,
      ...(input.effortMinutes !== undefined && { effortMinutes: input.effortMinutes }),
      ...(input.approval !== undefined && { approval: input.approval }),
      ...(input.overdue !== undefined && { overdue: input.overdue }),
      ...(input.graceMinutes !== undefined && { graceMinutes: input.graceMinutes }),
      ...(input.assignment !== undefined && { assignment: input.assignment && (await this.policies.named(input.assignment)) }),
      ...(input.checklist !== undefined && { checklist: input.checklist ?? [] }),
      ...(schedule !== undefined && { schedule, scheduledSince: schedule && now }),
      wholeTreeSince: wholeTreeSince(input.wholeTree, {
        before: chore.wholeTree ? await this.trees.wholeTreeSince(chore.choreId) : null,
        hasSchedule: (schedule === undefined ? chore.schedule : schedule) !== null,
        now,
      }),
    };
  }
}
