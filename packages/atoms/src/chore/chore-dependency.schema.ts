import { z } from "zod";
import { ChoreId } from "./chore.id.js";

/** Up to thirty days. */
export const MOST_DELAY_MINUTES = 43_200;
export const DelayMinutes = z.int().min(0).max(MOST_DELAY_MINUTES);

/** Another chore that a chore comes after, and how long after it was done; at once where nothing is said. */
export const FollowedChore = z.strictObject({ choreId: ChoreId, delayMinutes: DelayMinutes.default(0) }).meta({ id: "FollowedChore" });
export type FollowedChore = z.infer<typeof FollowedChore>;

/** Each of them once: a chore with two of them comes when both have been done. */
export const FollowedChores = z
  .array(FollowedChore)
  .max(10)
  .refine((follows) => new Set(follows.map(({ choreId }) => choreId)).size === follows.length, { error: "the same chore twice" });
export type FollowedChores = z.infer<typeof FollowedChores>;
