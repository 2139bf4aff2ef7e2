import { type ArchiveChoreInput, type ChangedChore, changeState } from "@chorestree/atoms/chore";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreArchived, TaskCancelled } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChorePlans } from "./chore-plans.service.js";

/** The chore is over, for good, and nothing comes of those below it while they stand there; its history stays, and so do tasks that have opened. */
@Workflow("chore.archive")
@EventPublisher(ChoreArchived, TaskCancelled)
export class ArchiveChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly plans: ChorePlans,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ChoreNotFound, ChoreStateUnfit, ChoreChanged, PermissionDenied */
  execute(act: Act, input: ArchiveChoreInput): Promise<ChangedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.archive", target: input.choreId, input }, async () => {
      this.permissions.require(act, "chore.archive");
      const { choreId } = input;
      const chore = await this.chores.get(choreId);

      const state = changeState(chore, "archive");
      await this.plans.changing(chore, { state });
      await this.plans.cancelGiven(act, choreId);
      this.outbox.record(act, ChoreArchived, { choreId });
      return { choreId, state, version: chore.version + 1 };
    });
  }
}
