import type { ReactionClass } from "@chorestree/events/consume";
import { CountWorkWhenTaskCompleted } from "../report/count-work-when-task-completed.reaction.js";

/** Everything that follows from an event by itself: the product's rule book. */
export const REACTIONS = [CountWorkWhenTaskCompleted] as const satisfies readonly ReactionClass[];
