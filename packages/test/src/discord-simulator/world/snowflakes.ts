import type { Clock } from "@chorestree/atoms/kernel";

/** First millisecond of 2015: Discord's ids count from here (docs: reference, snowflakes). */
const DISCORD_EPOCH = 1_420_070_400_000n;
const TIMESTAMP_SHIFT = 22n;

/** Which shard Discord sends a guild's events to (docs: gateway, sharding). */
export const shardOf = (guildId: string, shardCount: number): number => Number((BigInt(guildId) >> TIMESTAMP_SHIFT) % BigInt(shardCount));

/** When the thing with this id was made, in epoch milliseconds. */
export const timeOf = (id: string): number => Number((BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH);

/** Gives out ids that rise for ever, also when the clock stands still or goes back. */
export class Snowflakes {
  constructor(
    private readonly clock: Clock,
    private readonly memory: { lastId: string },
  ) {}

  next(): string {
    const last = BigInt(this.memory.lastId);
    const fromClock = (BigInt(this.clock.now().getTime()) - DISCORD_EPOCH) << TIMESTAMP_SHIFT;
    this.memory.lastId = String(fromClock > last ? fromClock : last + 1n);
    return this.memory.lastId;
  }

  /** A guild id that falls on the wanted shard: its time part is at most `of` milliseconds ahead. */
  nextOnShard(shard: number, of: number): string {
    let millisecond = (BigInt(this.next()) >> TIMESTAMP_SHIFT) + 1n;
    while (millisecond % BigInt(of) !== BigInt(shard)) millisecond += 1n;
    this.memory.lastId = String(millisecond << TIMESTAMP_SHIFT);
    return this.memory.lastId;
  }
}
