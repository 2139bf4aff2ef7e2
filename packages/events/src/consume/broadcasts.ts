import type { GuildId } from "@chorestree/atoms/guild";
import type { Bus } from "../bus/bus.js";
import { Envelope } from "../contracts/envelope.js";

export interface Follower {
  /** The guild has reached this event's position. Never called with a position it has passed; one may be left out: read those between. */
  reached(envelope: Envelope): void;
  /** The line is up (again): events may have been missed. Read from the last position known. */
  interrupted(): void;
}

interface Following {
  readonly follower: Follower;
  passed: number;
}

/** Tells every process, as soon as it can, how far a guild has come. A hint to read, not a record: what counts is in the store. */
export class Broadcasts {
  private readonly followed = new Map<GuildId, Set<Following>>();
  private readonly stop: () => void;

  constructor(bus: Pick<Bus, "listen">) {
    this.stop = bus.listen({ heard: (message) => this.heard(message), reconnected: () => this.interrupted() });
  }

  /**
   * @param after the position the follower has already; events up to it are dropped
   * @returns how to stop
   */
  follow(guildId: GuildId, after: number, follower: Follower): () => void {
    const following: Following = { follower, passed: after };
    const all = this.followed.get(guildId) ?? new Set();
    this.followed.set(guildId, all.add(following));
    return () => {
      all.delete(following);
      if (all.size === 0 && this.followed.get(guildId) === all) this.followed.delete(guildId);
    };
  }

  close(): void {
    this.stop();
    this.followed.clear();
  }

  private heard(message: unknown): void {
    const { data: envelope } = Envelope.safeParse(message);
    // What cannot be read is refused where it matters: by the groups. Here the next event leads to a read past it.
    if (envelope === undefined) return;
    for (const following of [...(this.followed.get(envelope.guildId) ?? [])]) {
      if (envelope.position <= following.passed) continue;
      following.passed = envelope.position;
      following.follower.reached(envelope);
    }
  }

  private interrupted(): void {
    for (const all of this.followed.values()) for (const { follower } of all) follower.interrupted();
  }
}
