import type { MemberId } from "../member/member.id.js";
import { TaskNotOpen } from "./task.errors.js";
import type { CompletedTask, TaskFacts, TaskStatus } from "./task.schema.js";

// A missed task that was open may still be done: late work is work, and reports show it as late. What never opened cannot.
const REPORTABLE: ReadonlySet<TaskStatus> = new Set(["open", "in_progress", "missed"]);

/** What reporting a task done leads to. Where the chore asks for approval, credit waits for it. @throws TaskNotOpen */
export function completeTask(task: TaskFacts, now: Date): CompletedTask {
  const wasOpen = task.status !== "missed" || task.openedAt !== null;
  if (!REPORTABLE.has(task.status) || !wasOpen) throw new TaskNotOpen({ taskId: task.id, status: task.status });

  const onTime = task.dueAt === null || now <= task.dueAt;
  return task.approval === "required"
    ? { taskId: task.id, status: "submitted", onTime, creditedMinutes: 0 }
    : { taskId: task.id, status: "completed", onTime, creditedMinutes: task.effortMinutes };
}

/** An unassigned task is anyone's to do; someone else's needs the wider permission. */
export const permissionToComplete = (task: TaskFacts, doer: MemberId) =>
  task.assigneeId === null || task.assigneeId === doer ? "task.complete" : "task.complete-others";
