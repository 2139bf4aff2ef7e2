import { type PauseChoreInput, type ChangedChore, changeState } from "@chorestree/atoms/chore";
import { UnitOfWork } from "@chorestree/core/database";
import { ChorePaused } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChorePlans } from "./chore-plans.service.js";

/** Nothing comes of the chore, nor of those below it, until it is resumed; tasks that have opened stay. */
@Workflow("chore.pause")
@EventPublisher(ChorePaused)
export class PauseChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly plans: ChorePlans,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ChoreNotFound, ChoreStateUnfit, ChoreChanged, PermissionDenied */
  execute(act: Act, input: PauseChoreInput): Promise<ChangedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.pause", target: input.choreId, input }, async () => {
      this.permissions.require(act, "chore.pause");
      const { choreId } = input;
      const chore = await this.chores.get(choreId);

      const state = changeState(chore, "pause");
      await this.plans.changing(chore, { state });
      this.outbox.record(act, ChorePaused, { choreId });
      return { choreId, state, version: chore.version + 1 };
    });
  }
}
