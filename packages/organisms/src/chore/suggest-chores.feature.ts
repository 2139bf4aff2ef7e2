import { Cache } from "@chorestree/core/cache";
import { GuildScope } from "@chorestree/core/database";
import { CHORE_TITLES, ChoreRepository, type TitledChore } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { searchTitles } from "../kernel/title-search.js";

/** The chores somebody may mean by what they have typed so far, the oldest first. */
@Feature("chore.suggest")
export class SuggestChores {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
    private readonly cache: Cache,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, { typed, limit }: { typed: string; limit: number }): Promise<TitledChore[]> {
    const { guildId } = asker;
    return this.scope.within(guildId, async () => {
      this.permissions.require(asker, "chore.view");
      return searchTitles(this.cache, { guildId, key: CHORE_TITLES, typed, limit }, (most) => this.chores.titles("active", most));
    });
  }
}
