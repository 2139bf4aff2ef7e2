import { type ResumeChoreInput, type ChangedChore, changeState } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreResumed } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChorePlans } from "./chore-plans.service.js";

/** The chore comes back from now on, with those below it that do not rest otherwise; what it would have brought meanwhile is not owed. */
@Workflow("chore.resume")
@EventPublisher(ChoreResumed)
export class ResumeChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly plans: ChorePlans,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreNotFound, ChoreStateUnfit, ChoreChanged, PermissionDenied */
  execute(act: Act, input: ResumeChoreInput): Promise<ChangedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.resume", target: input.choreId, input }, async () => {
      this.permissions.require(act, "chore.resume");
      const { choreId } = input;
      const chore = await this.chores.get(choreId);

      const state = changeState(chore, "resume");
      await this.plans.changing(chore, { state, activeSince: this.clock.now() });
      this.outbox.record(act, ChoreResumed, { choreId });
      return { choreId, state, version: chore.version + 1 };
    });
  }
}
