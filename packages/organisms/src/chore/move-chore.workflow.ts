import { type ChangedChore, ChoreStateUnfit, type MoveChoreInput, placeChore } from "@chorestree/atoms/chore";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreMoved } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A chore, with all below it, stands under another one or in another order. */
@Workflow("chore.move")
@EventPublisher(ChoreMoved)
export class MoveChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly outbox: Outbox,
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

      const { parentId, place } = placeChore(tree, {
        choreId,
        after,
        parentId: input.parentId === undefined ? chore.parentId : input.parentId,
      });
      await this.chores.update(chore, { parentId, place });
      this.outbox.record(act, ChoreMoved, { choreId, parentId });
      return { choreId, state, version: chore.version + 1 };
    });
  }
}
