import type { Random } from "@chorestree/atoms/kernel";
import type { Database } from "@chorestree/core/database";
import { Agenda, handlersByKind, JobBell, type JobHandler, JobRunner, Jobs, type SharedTime } from "@chorestree/core/jobs";
import { createLogger } from "@chorestree/core/logging";
import { UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { workOn } from "./work-on.js";

const random: Random = { next: () => 0, bytes: (length) => new Uint8Array(length) };

export interface JobWishes {
  readonly givenUpAfterMs?: number;
  /** By default so long that a runner which is not woken, and does not wake by itself in time, is found out. */
  readonly pollMs?: number;
  readonly log?: (line: string) => void;
}

/** What one process would have around this database to plan jobs and to do them; its pauses are not cut by chance. */
export function jobsOn(
  database: Database,
  time: SharedTime,
  { givenUpAfterMs = 30_000, pollMs = 60_000, log = () => undefined }: JobWishes = {},
) {
  const { unitOfWork, scope, acrossGuilds } = workOn(database);
  const bell = new JobBell();
  const jobs = new Jobs(unitOfWork, new UuidIds(), bell);
  const agenda = new Agenda(acrossGuilds, unitOfWork);
  const metrics = new Metrics();
  const logger = createLogger({ log: { level: "warn", pretty: false } }, { write: log });
  const observer = { observe: <T>(_act: object, body: () => Promise<T>) => body() };
  const runner = (...handlers: readonly JobHandler[]) =>
    new JobRunner({
      handlers: handlersByKind(handlers),
      jobs,
      agenda,
      unitOfWork,
      time,
      bell,
      random,
      observer,
      metrics,
      logger,
      givenUpAfterMs,
      pollMs,
    });
  return { unitOfWork, scope, jobs, agenda, metrics, runner };
}
