import { type ChangedChore, ChoreStateUnfit, type MoveChoreInput, placeChore } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreMoved, TaskCancelled } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { ChorePlans } from "./chore-plans.service.js";

/** A chore, with all below it, stands under another one or in another order. */
@Workflow("chore.move")
@EventPublisher(ChoreMoved, TaskCancelled)
export class MoveChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly plans: ChorePlans,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreNotFound, ChoreStateUnfit, ChoreChanged, ChoreParentArchived, ChoreWithinItself, ChoreTooDeep, ChoreNotSibling, PermissionDenied */
  execute(act: Act, input: MoveChoreInput): Promise<ChangedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.move", target: input.choreId, input }, async () => {
      this.permissions.require(act, "chore.move");
      const { choreId, after } = input;
      const tree = await this.trees.held();
      const chore = await this.chores.get(choreId);
      const { state } = chore;
      if (state === "archived") throw new ChoreStateUnfit({ choreId, state });

      const where = placeChore(tree, { choreId, after, parentId: input.parentId === undefined ? chore.parentId : input.parentId });
      const { parentId } = where;
      // It may have rested where it stood, and what it would have brought there is not owed here.
      const isElsewhere = parentId !== chore.parentId;
      const ended = await this.plans.changing(chore, { ...where, ...(isElsewhere && { activeSince: this.clock.now() }) });
      for (const endedId of ended) await this.plans.cancelGiven(act, endedId);
      this.outbox.record(act, ChoreMoved, { choreId, parentId });
      return { choreId, state, version: chore.version + 1 };
    });
  }
}
