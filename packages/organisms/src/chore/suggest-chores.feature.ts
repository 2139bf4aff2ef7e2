import { plainWords } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import { GuildScope } from "@chorestree/core/database";
import { CHORE_TITLES, ChoreRepository, type TitledChore } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** Titles are sealed, so the search looks through opened ones: this many. */
const SEARCHED = 10_000;
/** Changes are told at once; this bounds what a telling that got lost can cost. */
const KEPT_MS = 60_000;

/** The chores somebody may mean by what they have typed so far; their titles opened once, kept in this process alone. */
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
      const known = await this.cache.wrap({ key: CHORE_TITLES, guildId, ttlMs: KEPT_MS, keep: "memory" }, () => this.open());
      const wanted = plainWords(typed);
      return known.filter(({ plain }) => plain.includes(wanted)).slice(0, limit);
    });
  }

  private async open() {
    const chores = await this.chores.titles("active", SEARCHED);
    return chores.map((chore) => ({ ...chore, plain: plainWords(chore.title) }));
  }
}
