import type { TaskFacts } from "./task.schema.js";

/** Overdue is derived at the moment of asking and never stored: only work that can still be begun or finished is late. */
export const isOverdue = (task: Pick<TaskFacts, "status" | "dueAt">, now: Date): boolean =>
  (task.status === "open" || task.status === "in_progress") && task.dueAt !== null && now > task.dueAt;
