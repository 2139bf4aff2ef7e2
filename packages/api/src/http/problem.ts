import { z } from "zod";

export const PROBLEM_TYPE = "application/problem+json";

/** RFC 9457. `code` is stable, `detail` is for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    id: z.string().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  412: "Precondition failed",
  413: "Too large",
  414: "Address too long",
  415: "Unsupported media type",
  422: "Cannot be processed",
  426: "Upgrade needed",
  429: "Too many requests",
  500: "Our mistake",
  503: "Not available now",
};

export const problemOf = (status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem => ({
  // A URN and not an address: nothing of ours is promised to answer there.
  type: `urn:chorestree:problem:${code}`,
  title: TITLES[status] ?? "Error",
  status,
  code,
  detail,
  ...more,
});
