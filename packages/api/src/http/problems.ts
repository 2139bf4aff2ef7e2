import { Problem } from "./problem.js";

/** The refusals a route may answer with, for its documentation. */
export const problems = <const Status extends number>(...statuses: Status[]): Record<Status, typeof Problem> =>
  Object.fromEntries(statuses.map((status) => [status, Problem])) as Record<Status, typeof Problem>;
