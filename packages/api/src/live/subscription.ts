import type { GuildId } from "@chorestree/atoms/guild";
import type { Broadcasts, EventReader } from "@chorestree/events/consume";
import type { Envelope } from "@chorestree/events/contracts";

/** Where events come from: the store by position, and the word that there is more. */
export interface EventSource {
  readonly events: Pick<EventReader, "after" | "head">;
  readonly broadcasts: Pick<Broadcasts, "follow">;
}

/** Where a subscription writes to. */
export interface Outlet {
  subscribed(position: number): void;
  event(envelope: Envelope): void;
  resync(): void;
  failed(error: unknown): void;
  /** When what was written has left this process: a slow reader is read for slowly. */
  flushed(): Promise<void>;
}

/** So much is read at a time, and may wait for one slow reader. */
const PAGE = 100;

/** One guild for one reader: every event after a position, in order, once. What the broadcast leaves out is read from the store. */
export class Subscription {
  private position = 0;
  /** The furthest position we have heard of. */
  private heard = 0;
  private behind = false;
  private reading = false;
  private ended = false;
  private unfollow: () => void = () => undefined;

  constructor(
    private readonly guildId: GuildId,
    private readonly wants: (eventName: string) => boolean,
    private readonly source: EventSource,
    private readonly outlet: Outlet,
  ) {}

  /** @param after the last position the reader has seen; none to begin with what happens from now on */
  async begin(after: number | undefined): Promise<void> {
    const { events, broadcasts } = this.source;
    this.heard = await events.head(this.guildId);
    if (this.ended) return;
    if (after !== undefined && after > this.heard) return this.resync();

    this.position = after ?? this.heard;
    this.outlet.subscribed(this.heard);
    // Followed before the store is read: what is committed between the two is in one of them, or in both.
    this.unfollow = broadcasts.follow(this.guildId, this.position, {
      reached: (envelope) => this.reached(envelope),
      interrupted: () => this.catchUp(),
    });
    this.catchUp();
  }

  end(): void {
    this.ended = true;
    this.unfollow();
  }

  private reached(envelope: Envelope): void {
    this.heard = Math.max(this.heard, envelope.position);
    const isNext = envelope.position === this.position + 1;
    // While the store is being read, its answer may hold this very event; and a slow reader is not to be overrun.
    if (isNext && !this.reading) this.take(envelope);
    else this.catchUp();
  }

  private catchUp(): void {
    this.behind = true;
    if (this.reading || this.ended) return;
    this.read().catch((error: unknown) => this.outlet.failed(error));
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      while (this.behind && !this.ended) {
        this.behind = false;
        // Taken before the store is asked: what is heard meanwhile may be younger than its answer.
        const promised = this.heard;
        const page = await this.source.events.after(this.guildId, this.position, { limit: PAGE });
        // The store has let them go: retention.
        if (page.length === 0 && this.position < promised) return this.resync();
        for (const envelope of page) this.take(envelope);
        if (page.length === PAGE) this.behind = true;
        await this.outlet.flushed();
      }
    } finally {
      this.reading = false;
    }
  }

  private take(envelope: Envelope): void {
    if (this.ended) return;
    if (envelope.position > this.position + 1) return this.resync();
    this.position = envelope.position;
    if (this.wants(envelope.name)) this.outlet.event(envelope);
  }

  private resync(): void {
    if (this.ended) return;
    this.end();
    this.outlet.resync();
  }
}
