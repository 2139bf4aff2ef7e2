import {
  ChoreId,
  type ChoreView,
  type CreateChoreInput,
  type CreatedChore,
  placeChore,
  scheduleAskedFor,
  wholeTreeSince,
} from "@chorestree/atoms/chore";
import { Clock, DEFAULT_EFFORT_MINUTES, Ids } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreCreated } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository, ChoreTreeRepository, type NewChore } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChoreFollows } from "./chore-follows.service.js";
import { ChorePlans } from "./chore-plans.service.js";
import { ChorePolicies } from "./chore-policies.service.js";

/** A new chore: the standing definition from which tasks are made. */
@Workflow("chore.create")
@EventPublisher(ChoreCreated)
export class CreateChore {
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
    private readonly ids: Ids,
  ) {}

  /**
   * @throws ChoreNotFound, ChoreParentArchived or ChoreTooDeep for its parent
   * @throws ChoreNotFound, ChorePredecessorArchived or ChoreRepeatsAndFollows for those it comes after
   * @throws ChoreWholeTreeNeedsRepeat
   * @throws ChoreRepeatsTwice, RepeatUnreadable, RuleInvalid, RuleTooOften, RuleNeverFires, RuleStartTooFar, MemberNotFound, PermissionDenied
   */
  execute(act: Act, input: CreateChoreInput): Promise<CreatedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.create", target: null, input }, async () => {
      this.permissions.require(act, "chore.create");
      const { timeZone } = await this.guilds.get();
      const now = this.clock.now();

      const schedule = scheduleAskedFor(input, { now, timeZone, locale: act.locale }) ?? null;
      const chore = {
        id: ChoreId.parse(this.ids.next()),
        ...placeChore(await this.trees.held(), { choreId: null, parentId: input.parentId ?? null }),
        title: input.title,
        notes: input.notes ?? null,
        effortMinutes: input.effortMinutes ?? null,
        approval: input.approval ?? null,
        schedule,
        wholeTreeSince: wholeTreeSince(input.wholeTree, { before: null, hasSchedule: schedule !== null, now }),
        overdue: input.overdue ?? null,
        graceMinutes: input.graceMinutes ?? null,
        assignment: input.assignment ? await this.policies.named(input.assignment) : null,
        checklist: input.checklist ?? [],
        createdAt: now,
      };
      const follows = await this.follows.askedFor(null, { follows: input.follows, schedule: chore.schedule });
      await this.chores.insert(chore);
      await this.follows.keep(chore.id, follows, now);
      const { effortMinutes, comesWith } = await this.inherited(chore);
      if (chore.schedule ?? comesWith) await this.plans.begin(chore.id);
      this.outbox.record(act, ChoreCreated, { choreId: chore.id, effortMinutes });
      return { choreId: chore.id };
    });
  }

  /** What it takes from those above it where it says nothing itself; the first of a branch has none above. */
  private async inherited({ id, effortMinutes, parentId }: NewChore): Promise<Pick<ChoreView, "effortMinutes" | "comesWith">> {
    return parentId === null ? { effortMinutes: effortMinutes ?? DEFAULT_EFFORT_MINUTES, comesWith: null } : this.chores.get(id);
  }
}
