import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import { GuildScope } from "@chorestree/core/database";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** One chore as it is now. */
@Feature("chore.show")
export class ShowChore {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
  ) {}

  /** @throws ChoreNotFound, PermissionDenied */
  execute(asker: Asker, { choreId }: { choreId: ChoreId }): Promise<ChoreView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      return this.chores.get(choreId);
    });
  }
}
