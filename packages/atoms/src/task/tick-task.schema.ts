import { z } from "zod";
import { MOST_ITEMS } from "../chore/checklist.rule.js";
import { OneTask, TaskId } from "./task.schema.js";

/** An item by its place in the task's checklist, from 1. */
export const TaskItem = z.int().min(1).max(MOST_ITEMS);
export const TickTaskInput = OneTask.extend({ item: TaskItem });
export const UntickTaskInput = TickTaskInput;
export type TickTaskInput = z.infer<typeof TickTaskInput>;
export type UntickTaskInput = z.infer<typeof UntickTaskInput>;

export const TickedTask = z.object({ taskId: TaskId, item: z.int(), ticked: z.boolean() }).meta({ id: "TickedTask" });
export type TickedTask = z.infer<typeof TickedTask>;
