import { z } from "zod";
import { CompletedTask, TaskId } from "./task.schema.js";

/** So many at once. */
export const MOST_APPROVED = 100;

export const ApproveTasksInput = z.strictObject({ taskIds: z.array(TaskId).min(1).max(MOST_APPROVED) });
export type ApproveTasksInput = z.infer<typeof ApproveTasksInput>;

const Refused = z.object({
  /** As in problem details: the same that approving this task alone would have answered. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** One of several: it counts, or it was refused and why; one of the two is null. */
const ApprovedOrRefused = z.object({ taskId: TaskId, approved: CompletedTask.nullable(), refused: Refused.nullable() });

/** In the order in which they were asked for, each once. */
export const ApprovedTasks = z.object({ items: z.array(ApprovedOrRefused) }).meta({ id: "ApprovedTasks" });
export type ApprovedTasks = z.infer<typeof ApprovedTasks>;
