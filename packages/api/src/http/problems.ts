import { Problem, PROBLEM_TYPE } from "./problem.js";

export interface Documented {
  readonly description: string;
  readonly content: { readonly [PROBLEM_TYPE]: { readonly schema: typeof Problem } };
}

const SAID: Readonly<Record<number, string>> = {
  400: "The request is not as documented here.",
  401: "No valid token.",
  403: "The guild does not allow it to this member.",
  404: "There is no such thing, or none that the caller may know of.",
  409: "It does not fit the state of things; `code` says how.",
  412: "It was changed after the version that `If-Match` names.",
  413: "The body is too large.",
  415: "The body is not application/json.",
  422: "Understood, and not possible; `code` says why.",
  429: "Too many requests; `Retry-After` says for how long to wait.",
  500: "A defect; `id` is what the operator can look up.",
  503: "Busy, or Discord cannot be asked; nothing was done. `Retry-After` says when to ask again.",
};

const ALWAYS = [400, 401, 404, 429, 500, 503] as const;
type Always = (typeof ALWAYS)[number];

/** The refusals a route may answer with, for its documentation; with those that any route behind the door may give. */
export const problems = <const Status extends number>(...statuses: Status[]): Record<Status | Always, Documented> =>
  Object.fromEntries(
    [...ALWAYS, ...statuses].map((status) => [
      status,
      { description: SAID[status] ?? "A problem.", content: { [PROBLEM_TYPE]: { schema: Problem } } },
    ]),
  ) as Record<Status | Always, Documented>;
