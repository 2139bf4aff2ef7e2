import type { JobHandlerClass } from "@chorestree/core/jobs";

/** Everything that follows from a time by itself. */
export const JOBS = [] as const satisfies readonly JobHandlerClass[];
