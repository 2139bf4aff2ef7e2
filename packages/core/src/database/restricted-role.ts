import type { QueryRunner } from "typeorm";
import { RESTRICTED_ROLE } from "./enter-guild.js";
import { OperatorActionNeeded } from "./operator-action-needed.js";
import { INSUFFICIENT_PRIVILEGE, sqlState } from "./sql-state.js";

interface Standing {
  readonly owner: string;
  readonly exists: boolean;
  readonly settable: boolean;
}

/**
 * Makes the role that units of work take on, and lets the current user take it on. Roles belong to the whole server: another database
 * on it, or the operator, may have made it already. Safe to repeat.
 * @throws OperatorActionNeeded with the statements, where we may not
 */
export async function ensureRestrictedRole(runner: QueryRunner): Promise<void> {
  const before = await standing(runner);
  const statements = [
    ...(before.exists ? [] : [`CREATE ROLE ${RESTRICTED_ROLE} NOLOGIN`]),
    ...(before.settable ? [] : [`GRANT ${RESTRICTED_ROLE} TO "${before.owner.replaceAll('"', '""')}"`]),
  ];
  try {
    for (const statement of statements) await runner.query(unlessMade(statement));
  } catch (cause) {
    if (sqlState(cause) !== INSUFFICIENT_PRIVILEGE) throw cause;
    throw new OperatorActionNeeded(
      `The database user '${before.owner}' may not set up the restricted role. Let an administrator of the server run this, then start again:\n\n` +
        statements.map((statement) => `  ${statement};`).join("\n"),
      { cause },
    );
  }
}

async function standing(runner: QueryRunner): Promise<Standing> {
  // Since PostgreSQL 16 a member may lack the right to SET ROLE, and the maker of a role does.
  const [found] = (await runner.query(
    `SELECT current_user AS owner, role.oid IS NOT NULL AS exists,
            coalesce(pg_has_role(current_user, role.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END), false) AS settable
     FROM (VALUES ($1::name)) AS wanted (name) LEFT JOIN pg_roles AS role ON role.rolname = wanted.name`,
    [RESTRICTED_ROLE],
  )) as Standing[];
  if (found === undefined) throw new Error("pg_roles did not answer");
  return found;
}

/** Two databases of one server may start at the same moment; the lock of migrations is each database's own. */
const unlessMade = (statement: string): string =>
  `DO $$ BEGIN ${statement}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;
