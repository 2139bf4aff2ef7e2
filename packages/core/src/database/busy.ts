import pg from "pg";
import { QueryRunnerAlreadyReleasedError } from "typeorm";
import type { DatabaseLog } from "./database-settings.js";
import { EmbeddedDatabaseBusy } from "./embedded/connection-queue.js";
import { isWorthRepeating, LOCK_NOT_AVAILABLE, QUERY_CANCELED, sqlState, TOO_MANY_CONNECTIONS } from "./sql-state.js";

/**
 * The database had no time for it, or was not there: nothing was done, and the same may be asked again in a moment. Neither a refusal
 * (it is not stored as the act's answer) nor a defect.
 */
export class DatabaseBusy extends Error {
  readonly code = "busy";
  /** As long as a unit waits for a lock: whoever comes back sooner finds the same queue. */
  readonly retryAfterSeconds = 2;

  constructor(work: string, options: { readonly cause: unknown }) {
    super(`The database is busy; of '${work}' nothing was done.`, options);
    this.name = "DatabaseBusy";
  }
}

/** A defect of its own kind: COMMIT was sent and its answer never came, so it was done, or not. The same key settles which. */
export class OutcomeUnknown extends Error {
  constructor(work: string, options: { readonly cause: unknown }) {
    super(`The answer to the COMMIT of '${work}' was lost: it was done, or it was not.`, options);
    this.name = "OutcomeUnknown";
  }
}

/** Class 08, and the server on its way down or up (57P01 to 57P05). */
const LINE_LOST = /^(08...|57P0[1-5])$/;
const NOT_REACHED: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"],
  ...["EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
]);
/** What pg and its pool say without a code: no free connection in time, or the line went dead. */
const SAID_BY_PG =
  /^(timeout exceeded when trying to connect|Connection terminated\b|Query read timeout|Client has encountered a connection error)/;

const isLineLost = (error: unknown): boolean => {
  const state = sqlState(error) ?? "";
  return LINE_LOST.test(state) || NOT_REACHED.has(state) || (error instanceof Error && SAID_BY_PG.test(error.message));
};

/** The one place that tells busy from broken. Of statements before COMMIT, which it may speak of, nothing stays. */
export const isBusy = (error: unknown): boolean =>
  error instanceof EmbeddedDatabaseBusy ||
  // Within a unit: its connection died between two statements, and TypeORM has let go of it.
  error instanceof QueryRunnerAlreadyReleasedError ||
  [LOCK_NOT_AVAILABLE, QUERY_CANCELED, TOO_MANY_CONNECTIONS].includes(sqlState(error) ?? "") ||
  isWorthRepeating(error) ||
  isLineLost(error);

/** Whether a failed COMMIT is known to have done nothing: the server said no, or there was no line to send it on. */
export const isCommitRefused = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError || (driverErrorOf(error) instanceof pg.DatabaseError && !isLineLost(error));

const driverErrorOf = (error: unknown): unknown => (error as { driverError?: unknown }).driverError ?? error;

/** What the database refuses because it is busy, told and logged as such; everything else as it was thrown. @throws DatabaseBusy */
export async function refusingWhenBusy<T>(log: Pick<DatabaseLog, "warn">, work: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!isBusy(error)) throw error;
    log.warn({ work, err: error }, "the database is busy; nothing was done");
    throw new DatabaseBusy(work, { cause: error });
  }
}
