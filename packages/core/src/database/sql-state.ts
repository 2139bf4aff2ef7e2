/** PostgreSQL's own numbers (manual, appendix A), as they come through the driver. */
export const SERIALIZATION_FAILURE = "40001";
export const DEADLOCK_DETECTED = "40P01";
export const LOCK_NOT_AVAILABLE = "55P03";
/** By `statement_timeout`. */
export const QUERY_CANCELED = "57014";
export const TOO_MANY_CONNECTIONS = "53300";
export const INSUFFICIENT_PRIVILEGE = "42501";

/** The SQLSTATE (or Node's error code, such as ECONNREFUSED) behind an error, or null. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { driverError, code } = error as { driverError?: unknown; code?: unknown };
  if (driverError !== undefined && driverError !== error) return sqlState(driverError);
  return typeof code === "string" ? code : null;
}

/** Lost against another transaction: the whole unit, done again, may well succeed. */
export const isWorthRepeating = (error: unknown): boolean => [SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(sqlState(error) ?? "");
