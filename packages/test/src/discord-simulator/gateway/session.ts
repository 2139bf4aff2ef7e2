import { shardOf } from "../world/snowflakes.js";

export interface Dispatch {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** Something that happened, and which sessions may hear of it. */
export interface Announcement {
  readonly name: string;
  /** Routes to the guild's shard; null (direct messages) goes to shard 0. */
  readonly guildId: string | null;
  /** A session needs one of these bits; 0 is sent to all. */
  readonly intent: number;
  readonly data: object | ((intents: number) => object);
}

/** Discord does not say how long it remembers; more than this many missed events is a session too old to resume. */
const REMEMBERED_EVENTS = 2_000;

/** One identified session: it lives on when its connection drops, and keeps what the bot has missed. */
export class Session {
  private sequence = 0;
  private readonly log: Dispatch[] = [];
  private deliver: ((event: Dispatch) => void) | null = null;
  /** When the connection was lost; null while connected. */
  lostAt: Date | null = null;

  constructor(
    readonly id: string,
    readonly shard: readonly [id: number, count: number],
    readonly intents: number,
    readonly largeThreshold: number,
  ) {}

  get connected(): boolean {
    return this.deliver !== null;
  }

  get lastSequence(): number {
    return this.sequence;
  }

  connect(deliver: (event: Dispatch) => void): void {
    this.deliver = deliver;
    this.lostAt = null;
  }

  disconnect(at: Date): void {
    this.deliver = null;
    this.lostAt = at;
  }

  hears({ guildId, intent }: Announcement): boolean {
    const [shard, count] = this.shard;
    const ours = guildId === null ? shard === 0 : shardOf(guildId, count) === shard;
    return ours && (intent === 0 || (intent & this.intents) !== 0);
  }

  push(name: string, data: unknown): void {
    // A copy: what was sent must not change when the world moves on before it is replayed.
    const event: Dispatch = { op: 0, t: name, s: ++this.sequence, d: structuredClone(data) };
    this.log.push(event);
    if (this.log.length > REMEMBERED_EVENTS) this.log.shift();
    this.deliver?.(event);
  }

  /** What came after `sequence`, in order; undefined when that is too long ago to know. */
  missedSince(sequence: number): readonly Dispatch[] | undefined {
    const oldest = this.log[0]?.s ?? this.sequence + 1;
    return sequence + 1 < oldest ? undefined : this.log.filter((event) => event.s > sequence);
  }
}
