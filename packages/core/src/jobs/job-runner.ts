import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@chorestree/atoms/kernel";
import type { UnitOfWork } from "../database/unit-of-work.js";
import type { Logger } from "../logging/create-logger.js";
import type { Metrics } from "../metrics/metrics.js";
import type { Agenda } from "./agenda.js";
import { backoffMs } from "./backoff.js";
import { Firing, type FiringParts } from "./firing.js";
import type { JobRow } from "./job.entity.js";
import type { JobBell } from "./jobs.js";
import type { SharedTime } from "./shared-time.js";

/** Looked at together; a page of jobs that fail is out of the way after one attempt each. */
const PAGE = 50;
/** Done at once by one process; each takes a connection while it lasts. */
const LANES = 4;
/** For what other processes plan: their bells ring there. */
const POLL_MS = 1_000;
/** Before looking again at jobs that others are at. */
const TAKEN_MS = 100;
const MEASURE_EVERY_MS = 5_000;
/** While the database is away. */
const AWAY = { firstMs: 200, longestMs: 5_000 };

export interface JobRunnerParts extends FiringParts {
  readonly agenda: Agenda;
  readonly unitOfWork: UnitOfWork;
  readonly time: SharedTime;
  readonly bell: JobBell;
  readonly random: Random;
  readonly metrics: Pick<Metrics, "increment" | "observe" | "set">;
  readonly logger: Logger;
  /** For tests, in which a missed bell must show. */
  readonly pollMs?: number;
}

/**
 * Does jobs when they are due. Any number of processes may run one, and none is special: the database shares them out, job by job. It keeps
 * no state but its sleep until the next one, so it may be killed at any moment.
 */
export class JobRunner {
  private readonly firing: Firing;
  private readonly pollMs: number;
  private measuredAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: JobRunnerParts) {
    this.firing = new Firing(parts);
    this.pollMs = parts.pollMs ?? POLL_MS;
  }

  /** Until `stop` is aborted, and then no longer than what is begun takes. What is away is waited for. */
  async work(stop: AbortSignal): Promise<void> {
    const { bell, time, logger, random } = this.parts;
    time.onMoved(() => {
      bell.ring();
    });
    for (let failures = 0; !stop.aborted;) {
      try {
        const idleMs = await this.pass(stop);
        failures = 0;
        if (idleMs > 0) await bell.wait(idleMs, stop);
      } catch (error) {
        logger.warn({ err: error }, "the scheduler pauses: jobs wait in the database");
        await pause(backoffMs(AWAY, failures++, random), undefined, { signal: stop }).catch(() => undefined);
      }
    }
  }

  /** Does a page of what is due. Answers for how many milliseconds there is nothing to do. @throws what the database refused with */
  async pass(stop: AbortSignal): Promise<number> {
    const { agenda, time } = this.parts;
    const now = await time.now();
    await this.measure(now);
    const next = await agenda.next(PAGE);
    const due = next.filter(({ tryAt }) => tryAt <= now);
    const first = next[due.length];
    if (due.length === 0) return Math.min(this.pollMs, first ? first.tryAt.getTime() - now.getTime() : Infinity);
    // None of them could be taken: others are at them, or have just done them.
    return (await this.inLanes(this.rotated(due), now, stop)) > 0 ? 0 : TAKEN_MS;
  }

  /** Several processes read the same page: each begins elsewhere, so that they seldom reach for the same job. */
  private rotated(due: readonly JobRow[]): JobRow[] {
    const start = Math.floor(this.parts.random.next() * due.length);
    return [...due.slice(start), ...due.slice(0, start)];
  }

  private async inLanes(waiting: JobRow[], now: Date, stop: AbortSignal): Promise<number> {
    let attempted = 0;
    const lane = async () => {
      for (let job = waiting.shift(); job && !stop.aborted; job = waiting.shift()) {
        if (await this.firing.attempt(job, now)) attempted++;
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const { reason } of lanes.filter((ended) => ended.status === "rejected")) throw reason;
    return attempted;
  }

  private async measure(now: Date): Promise<void> {
    if (performance.now() - this.measuredAt < MEASURE_EVERY_MS) return;
    this.measuredAt = performance.now();
    const { waiting, ageSeconds } = await this.parts.agenda.measure(now);
    this.parts.metrics.set("chorestree_jobs_waiting", {}, waiting);
    this.parts.metrics.set("chorestree_jobs_age_seconds", {}, ageSeconds);
  }
}
