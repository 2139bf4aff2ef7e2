import { ChoreId, type CreateChoreInput, type CreatedChore } from "@chorestree/atoms/chore";
import { Clock, DEFAULT_EFFORT_MINUTES, Ids } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreCreated } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** A new chore: the standing definition from which tasks are made. */
@Workflow("chore.create")
@EventPublisher(ChoreCreated)
export class CreateChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws PermissionDenied */
  execute(act: Act, input: CreateChoreInput): Promise<CreatedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.create", target: null, input }, async () => {
      this.permissions.require(act, "chore.create");
      const choreId = ChoreId.parse(this.ids.next());
      const effortMinutes = input.effortMinutes ?? DEFAULT_EFFORT_MINUTES;
      const { title, notes = null, approval = "none" } = input;
      await this.chores.insert({ id: choreId, title, notes, effortMinutes, approval, createdAt: this.clock.now() });
      this.outbox.record(act, ChoreCreated, { choreId, effortMinutes });
      return { choreId };
    });
  }
}
