import { type DataSource, MigrationExecutor, type QueryRunner } from "typeorm";
import { OperatorActionNeeded } from "./operator-action-needed.js";
import { ensureRestrictedRole } from "./restricted-role.js";
import { INSUFFICIENT_PRIVILEGE, sqlState } from "./sql-state.js";

/** Any number that no other program locks in our database. */
const LOCK = 7_240_116;

/** All that are missing, each in a transaction of its own. @throws OperatorActionNeeded */
export async function runMigrations(source: DataSource): Promise<void> {
  await locked(source, async (runner) => {
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = "each";
    try {
      await executor.executePendingMigrations();
    } catch (error) {
      throw sqlState(error) === INSUFFICIENT_PRIVILEGE ? await lacksRights(runner, error) : error;
    }
    // The tables may have come here by a restore, or another user may have become their owner: then no migration has seen to the role.
    await ensureRestrictedRole(runner);
  });
}

export async function revertLastMigration(source: DataSource): Promise<void> {
  await locked(source, async (runner) => {
    await new MigrationExecutor(source, runner).undoLastMigration();
  });
}

/** A lock of the session, so that it ends with the process whatever happens; hence one connection for all of it. */
async function locked(source: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("SELECT pg_advisory_lock($1)", [LOCK]);
    try {
      await work(runner);
    } finally {
      await runner.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function lacksRights(runner: QueryRunner, cause: unknown): Promise<OperatorActionNeeded> {
  const [{ owner }] = (await runner.query("SELECT current_user AS owner")) as [{ owner: string }];
  const reason = cause instanceof Error ? cause.message : "";
  return new OperatorActionNeeded(
    `The database user '${owner}' may not set up its tables (${reason}). Let an administrator run this in the database, then start again:\n\n` +
      `  GRANT CREATE ON SCHEMA public TO "${owner.replaceAll('"', '""')}";`,
    { cause },
  );
}
