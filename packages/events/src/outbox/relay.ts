import type { Logger } from "@chorestree/core/logging";
import type { Metrics } from "@chorestree/core/metrics";
import { abortable, Pauses } from "../bus/pauses.js";
import type { Bus } from "../bus/bus.js";
import type { Bell } from "@chorestree/core/machine";
import { Publishing } from "./publishing.js";
import type { WaitingRoom } from "./waiting-room.js";

/** How many events are on their way at once: bounds memory, and what a crash makes us send again. */
const WINDOW = 256;
/** For what other processes commit: their bells ring there. */
const POLL_MS = 500;
const MEASURE_EVERY_MS = 5_000;
/** When it has to stop, so long it waits for confirms; what comes later is sent again by the next relay. */
const LANDING_MS = 1_000;

export interface RelayParts {
  readonly waitingRoom: WaitingRoom;
  readonly bus: Pick<Bus, "publish">;
  readonly bell: Bell;
  readonly metrics: Pick<Metrics, "increment" | "set">;
  readonly logger: Pick<Logger, "warn">;
  /** Between attempts while the database or the broker is away. */
  readonly pauses: Pauses;
}

/**
 * Carries recorded events from the outbox to the bus: at least once, in the order of positions in each guild. A row is deleted only after
 * the confirm, so a kill at any moment loses nothing. One relay works at a time, under a lease of the caller's; two would only say things twice.
 */
export class Relay {
  private measuredAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: RelayParts) {}

  /**
   * Until `signal` is aborted. What is away is waited for.
   * @throws after `attempts` failures in a row, so that a process that reaches the broker can have the lease
   */
  async work(signal: AbortSignal, attempts = Infinity): Promise<void> {
    const { bus, bell, pauses, logger } = this.parts;
    const publishing = new Publishing(
      (envelope) => bus.publish(envelope),
      () => bell.ring(),
    );
    while (!signal.aborted) {
      try {
        if (!(await this.pass(publishing))) await bell.wait(POLL_MS, signal);
      } catch (error) {
        logger.warn({ err: error }, "the relay pauses: events wait in the outbox");
        if (pauses.taken + 1 === attempts) throw error;
        await pauses.next(signal);
      }
    }
    await abortable(publishing.landed(), AbortSignal.timeout(LANDING_MS));
    await this.takeLeave(publishing).catch((error: unknown) => logger.warn({ err: error }, "confirmed events are sent again later"));
  }

  /** True when there was something to do. @throws what the database or the bus refused with */
  private async pass(publishing: Publishing): Promise<boolean> {
    const left = await this.takeLeave(publishing);
    const failure = publishing.takeFailure();
    if (failure) {
      // Nothing new before all of these are settled, else an event could overtake an earlier one of its guild.
      await publishing.landed();
      throw failure.error;
    }
    await this.measure();
    const free = WINDOW - publishing.size;
    const next = free > 0 ? await this.parts.waitingRoom.oldest(free, publishing.ids) : [];
    // Only a confirm shows that the bus is back; merely having sent would keep the pauses short for ever.
    if (left > 0 || (next.length === 0 && publishing.size === 0)) this.parts.pauses.reset();
    for (const envelope of next) publishing.send(envelope);
    return left + next.length > 0;
  }

  private async takeLeave(publishing: Publishing): Promise<number> {
    const confirmed = publishing.takeConfirmed();
    if (confirmed.length === 0) return 0;
    await this.parts.waitingRoom.leave(confirmed);
    for (const { name } of confirmed) this.parts.metrics.increment("chorestree_events_published_total", { name });
    return confirmed.length;
  }

  private async measure(): Promise<void> {
    const now = performance.now();
    if (now - this.measuredAt < MEASURE_EVERY_MS) return;
    this.measuredAt = now;
    const { waiting, ageSeconds } = await this.parts.waitingRoom.measure();
    this.parts.metrics.set("chorestree_outbox_waiting", {}, waiting);
    this.parts.metrics.set("chorestree_outbox_age_seconds", {}, ageSeconds);
  }
}
