import type { ChoreView } from "@chorestree/atoms/chore";
import { meansTitle } from "@chorestree/atoms/kernel";
import { GuildScope } from "@chorestree/core/database";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Titles are sealed, so the search opens them: this many are looked through. */
const SEARCHED = 1000;

/** The chores somebody may mean by what they have typed so far. */
@Feature("chore.suggest")
export class SuggestChores {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { typed, limit }: { typed: string; limit: number }): Promise<ChoreView[]> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const chores = await this.chores.list("active", { after: null, limit: SEARCHED });
      return chores.filter(({ title }) => meansTitle(typed, title)).slice(0, limit);
    });
  }
}
