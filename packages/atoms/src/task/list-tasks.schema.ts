import { z } from "zod";
import { MemberId } from "../member/member.id.js";
import { TaskId, TaskStatus } from "./task.schema.js";
import { TaskView } from "./task-view.schema.js";

/** Which tasks are asked for. In the order of their due instants, those without one last. */
export const ListTasksInput = z.strictObject({
  status: z.array(TaskStatus).min(1).optional(),
  assigneeId: MemberId.optional(),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListTasksInput = z.infer<typeof ListTasksInput>;

export const TaskPage = z.object({ items: z.array(TaskView), nextCursor: z.string().nullable() }).meta({ id: "TaskPage" });
export type TaskPage = z.infer<typeof TaskPage>;

/** Where a page ends: the last task's place in the order. Opaque to callers. */
const TaskCursor = z.object({ dueAt: z.iso.datetime().nullable(), id: TaskId });
export type TaskCursor = z.infer<typeof TaskCursor>;

export const writeTaskCursor = (cursor: TaskCursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Null for anything we did not write. */
export function readTaskCursor(text: string): TaskCursor | null {
  try {
    return TaskCursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}
