import { setTimeout } from "node:timers/promises";
import type { DatabaseLog } from "./database-settings.js";
import { DatabaseUnreachable } from "./operator-action-needed.js";
import { sqlState } from "./sql-state.js";

export interface Patience {
  readonly tries: number;
  readonly pauseMs: number;
}

/** About half a minute: longer than a database container takes beside us, shorter than anybody waits. */
const DEFAULT: Patience = { tries: 15, pauseMs: 2000 };

/** Wrong password or user (class 28) and unknown database: waiting changes nothing. */
const HOPELESS = /^(28...|3D000)$/;

/** @throws DatabaseUnreachable, at once where waiting cannot help */
export async function connectPatiently<T>(connect: () => Promise<T>, log: DatabaseLog, { tries, pauseMs }: Patience = DEFAULT): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connect();
    } catch (error) {
      const reason = reasonOf(error);
      if (HOPELESS.test(sqlState(error) ?? "")) throw new DatabaseUnreachable(`PostgreSQL does not let us in: ${reason}`, { cause: error });
      if (attempt >= tries)
        throw new DatabaseUnreachable(`PostgreSQL cannot be reached, after ${tries} tries: ${reason}`, { cause: error });
      log.warn({ attempt, tries, reason }, "PostgreSQL cannot be reached yet");
      await setTimeout(pauseMs);
    }
  }
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
};
