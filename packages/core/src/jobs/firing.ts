import { isDomainError, type Random } from "@chorestree/atoms/kernel";
import type { Observer } from "../container/observer.js";
import { DatabaseBusy } from "../database/busy.js";
import type { UnitOfWork } from "../database/unit-of-work.js";
import { withCorrelation } from "../logging/correlation.js";
import type { Logger } from "../logging/create-logger.js";
import { logDefect } from "../logging/log-defect.js";
import type { Metrics } from "../metrics/metrics.js";
import type { Agenda } from "./agenda.js";
import { backoffMs } from "./backoff.js";
import type { JobRow } from "./job.entity.js";
import type { JobHandler } from "./job-handler.js";
import type { Jobs } from "./jobs.js";
import type { SharedTime } from "./shared-time.js";

/** After failures. There is no last attempt: what is mended later is done later. */
const RETRY = { firstMs: 1_000, longestMs: 10 * 60_000 };
/** Longer than the database lets a unit stay idle: then its session is gone, and nothing it did can be committed. */
const GIVEN_UP_AFTER_MS = 30_000;
const ERROR_LENGTH = 100;

export interface FiringParts {
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly jobs: Jobs;
  readonly agenda: Agenda;
  readonly unitOfWork: UnitOfWork;
  readonly time: SharedTime;
  readonly random: Random;
  readonly observer: Observer;
  readonly metrics: Pick<Metrics, "increment" | "observe">;
  readonly logger: Logger;
  /** For tests, which do not wait for half a minute. */
  readonly givenUpAfterMs?: number;
}

/** An act planned it anew or cancelled it while it was being done: what was done is rolled back. */
class PlanChanged extends Error {}

class NoJobHandler extends Error {
  override readonly name = "NoJobHandler";

  constructor(kind: string) {
    super(`nobody here does ${kind}: another version of the platform planned it`);
  }
}

class JobHangs extends Error {
  override readonly name = "JobHangs";
}

/** One job: done and struck off in one commit, or put off. */
export class Firing {
  constructor(private readonly parts: FiringParts) {}

  /** False when there was nothing to do for us. @throws when not even a failure can be noted: the database is away */
  async attempt(job: JobRow, now: Date): Promise<boolean> {
    return withCorrelation(job.planId, async () => {
      const begun = performance.now();
      try {
        if (!(await this.inTime(this.unit(job, now)))) return false;
        this.count(job, "done");
        const lagMs = now.getTime() - job.dueAt.getTime() + performance.now() - begun;
        this.parts.metrics.observe("chorestree_job_lag_seconds", { kind: job.kind }, lagMs / 1000);
      } catch (error) {
        if (error instanceof PlanChanged) this.count(job, "changed");
        else await this.putOff(job, error);
      }
      return true;
    });
  }

  private unit(job: JobRow, now: Date): Promise<boolean> {
    const { agenda, jobs, unitOfWork } = this.parts;
    return unitOfWork.run(job.guildId, `job ${job.kind}`, async () => {
      if (!(await agenda.take(job))) return false;
      await this.handle(job, now);
      if (!(await agenda.strike(job)) && !jobs.changedHere(job)) throw new PlanChanged();
      return true;
    });
  }

  private async handle({ guildId, kind, subject, planId, dueAt }: JobRow, now: Date): Promise<void> {
    const handler = this.parts.handlers.get(kind);
    if (!handler) throw new NoJobHandler(kind);
    const due = { guildId, subject, dueAt, now, cause: { memberId: null, correlationId: planId } };
    await this.parts.observer.observe({ kind: "job", name: kind }, () => handler.run(due));
  }

  /** One that never ends may not keep the others waiting. */
  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const given = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new JobHangs());
      }, this.parts.givenUpAfterMs ?? GIVEN_UP_AFTER_MS);
    });
    try {
      return await Promise.race([work, given]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async putOff(job: JobRow, error: unknown): Promise<void> {
    const { agenda, unitOfWork, time, random } = this.parts;
    this.tell(job, error);
    const tryAt = new Date((await time.now()).getTime() + backoffMs(RETRY, job.attempts, random));
    await unitOfWork.run(job.guildId, `put off job ${job.kind}`, () => agenda.putOff(job, codeOf(error), tryAt));
  }

  private tell(job: JobRow, error: unknown): void {
    const { kind, subject, attempts } = job;
    const logger = this.parts.logger.child({ job: kind, subject, attempt: attempts + 1 });
    const expected = isDomainError(error) || error instanceof DatabaseBusy;
    this.count(job, expected ? "refused" : "failed");
    if (expected) return logger.warn({ err: error }, "a job was refused: it is tried again");
    logDefect(logger, error);
    this.parts.metrics.increment("chorestree_defects_total", { where: "jobs" });
  }

  private count({ kind }: JobRow, outcome: "done" | "changed" | "refused" | "failed"): void {
    this.parts.metrics.increment("chorestree_jobs_total", { kind, outcome });
  }
}

const codeOf = (error: unknown): string =>
  (isDomainError(error) ? error.code : error instanceof Error ? error.name : "unknown").slice(0, ERROR_LENGTH);
