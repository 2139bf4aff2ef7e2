import type { JobHandlerClass } from "@chorestree/core/jobs";
import { TickChoreWhenDue } from "../task/tick-chore-when-due.reaction.js";

/** Everything that follows from a time by itself. */
export const JOBS = [TickChoreWhenDue] as const satisfies readonly JobHandlerClass[];
