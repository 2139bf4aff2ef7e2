import { RESTRICTED_ROLE } from "./enter-guild.js";

/**
 * The statements that put a guild's table behind the second wall; for migrations, after CREATE TABLE. The table must have a
 * `guild_id text` column. No FORCE: migrations and `AcrossGuilds` run as the owner and see all (under FORCE an owner's read
 * gives nothing, silently).
 * @param rights what units of work may do with rows of their guild; an append-only table takes "SELECT, INSERT"
 */
export function guildTable(name: string, rights = "SELECT, INSERT, UPDATE, DELETE"): readonly string[] {
  const mine = "guild_id = current_setting('chorestree.guild', true)";
  return [
    `GRANT ${rights} ON "${name}" TO ${RESTRICTED_ROLE}`,
    `ALTER TABLE "${name}" ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY guild_only ON "${name}" FOR ALL TO ${RESTRICTED_ROLE} USING (${mine}) WITH CHECK (${mine})`,
  ];
}

/**
 * The grant for a table that belongs to no guild and that units of work must reach. It has no second wall: prefer a guild's table,
 * and give no more rights than the acts need.
 */
export function sharedTable(name: string, rights: string): readonly string[] {
  return [`GRANT ${rights} ON "${name}" TO ${RESTRICTED_ROLE}`];
}
