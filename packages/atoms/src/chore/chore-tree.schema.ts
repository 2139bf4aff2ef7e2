import { z } from "zod";
import { ChoreId, ChoreState } from "./chore.schema.js";

/**
 * Where a chore shall stand: under a parent, or by itself for null; left out, where it stands. `after` is the sibling it comes after, null
 * for the first place; left out, the last.
 */
export const MoveChoreInput = z.strictObject({
  choreId: ChoreId,
  parentId: ChoreId.nullable().optional(),
  after: ChoreId.nullable().optional(),
});
export type MoveChoreInput = z.infer<typeof MoveChoreInput>;

/**
 * What is to be done this week, and how much of it is done. A task counts that is open, that is due in the week (planned and missed ones
 * too), or that was done in it. Open ones of before count as well, those due later do not; skipped and cancelled ones never do.
 */
export const WeekProgress = z.object({ done: z.int(), total: z.int() }).meta({ id: "WeekProgress" });
export type WeekProgress = z.infer<typeof WeekProgress>;

/** A chore where it stands in the tree. `depth` is 1 at the top of what was asked for; `progress` is of it and all below it. */
export const ChoreBranch = z
  .object({
    choreId: ChoreId,
    parentId: ChoreId.nullable(),
    title: z.string(),
    state: ChoreState,
    depth: z.int(),
    /** Whether all below it comes with its repeat. */
    wholeTree: z.boolean(),
    /** The chore above whose repeat brings this one too. */
    comesWith: ChoreId.nullable(),
    progress: WeekProgress,
  })
  .meta({ id: "ChoreBranch" });
export type ChoreBranch = z.infer<typeof ChoreBranch>;

/** Everything below one chore, or the whole tree. */
export const ShowTreeInput = z.strictObject({ under: ChoreId.optional() });
export type ShowTreeInput = z.infer<typeof ShowTreeInput>;

/** `path` leads from the top to the chore that was asked about; `items` are in the order of the tree, each before those below it. */
export const ChoreTreeView = z
  .object({ path: z.array(z.object({ choreId: ChoreId, title: z.string() })), items: z.array(ChoreBranch) })
  .meta({ id: "ChoreTree" });
export type ChoreTreeView = z.infer<typeof ChoreTreeView>;
