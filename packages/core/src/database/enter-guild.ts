import type { EntityManager } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";

/** Owns nothing and bypasses nothing: the policies of row-level security are written for it. */
export const RESTRICTED_ROLE = "chorestree_app";

/** How long a unit waits for a row that another holds, before it fails with 55P03 and lets its connection go. */
const LOCK_TIMEOUT = "2s";

/** From here to the end of the transaction only this guild's rows exist. One statement, undone by COMMIT and ROLLBACK alike. */
export async function enterGuild(manager: EntityManager, guildId: GuildId): Promise<void> {
  await manager.query(
    "SELECT set_config('role', $1, true), set_config('chorestree.guild', $2, true), set_config('lock_timeout', $3, true)",
    [RESTRICTED_ROLE, guildId, LOCK_TIMEOUT],
  );
}
