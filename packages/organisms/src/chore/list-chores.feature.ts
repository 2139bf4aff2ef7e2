import { type ChorePage, ChoreId, type ListChoresInput } from "@chorestree/atoms/chore";
import { CursorUnreadable } from "@chorestree/atoms/kernel";
import { GuildScope } from "@chorestree/core/database";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** A page of the guild's chores, in the order in which they were made. */
@Feature("chore.list")
export class ListChores {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly chores: ChoreRepository,
  ) {}

  /** @throws CursorUnreadable, PermissionDenied */
  execute(asker: Asker, { state, limit, cursor }: ListChoresInput): Promise<ChorePage> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const after = cursor === undefined ? null : ChoreId.safeParse(cursor);
      if (after?.success === false) throw new CursorUnreadable({});

      // One more than asked for tells whether there is a next page.
      const found = await this.chores.list(state, { after: after?.data ?? null, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.choreId ?? null) : null };
    });
  }
}
