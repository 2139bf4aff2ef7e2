import type { JobHandlerClass } from "@chorestree/core/jobs";
import { ForgetDraftWhenStale } from "../chore/forget-draft-when-stale.job.js";
import { TickChoreWhenDue } from "../task/tick-chore-when-due.job.js";

/** Everything that follows from a time by itself. */
export const JOBS = [ForgetDraftWhenStale, TickChoreWhenDue] as const satisfies readonly JobHandlerClass[];
