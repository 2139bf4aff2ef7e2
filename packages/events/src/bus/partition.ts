import type { GuildId } from "@chorestree/atoms/guild";

/** Into how many queues a group's events are divided. Changing it is a move of what lies in the queues, not an edit. */
export const PARTITIONS = 8;

/** The partition of all of a guild's events: FNV-1a, the same for ever and in every process. */
export function partitionOf(guildId: GuildId): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(guildId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % PARTITIONS;
}
