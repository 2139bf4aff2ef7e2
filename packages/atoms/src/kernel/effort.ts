import { z } from "zod";

/** What one worker is expected to spend, in whole minutes: up to a day. */
export const EffortMinutes = z.int().min(0).max(1440);
export const DEFAULT_EFFORT_MINUTES = 15;
