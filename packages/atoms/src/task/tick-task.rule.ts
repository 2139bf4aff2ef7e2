import { requireReportable } from "./complete-task.rule.js";
import { TaskItemNotTicked, TaskItemTicked, TaskItemUnknown } from "./task.errors.js";
import type { TaskFacts } from "./task.schema.js";

/** A task's checklist as its rules know it. */
export interface ChecklistFacts {
  readonly count: number;
  readonly ticked: ReadonlySet<number>;
}

/** An item is done, while the task may still be done. @throws TaskNotOpen, TaskItemUnknown, TaskItemTicked */
export function tickTask(task: TaskFacts, { count, ticked }: ChecklistFacts, item: number): void {
  requireReportable(task);
  if (item > count) throw new TaskItemUnknown({ taskId: task.id, item });
  if (ticked.has(item)) throw new TaskItemTicked({ taskId: task.id, item });
}

/** An item is still to be done after all. @throws TaskNotOpen, TaskItemUnknown, TaskItemNotTicked */
export function untickTask(task: TaskFacts, { count, ticked }: ChecklistFacts, item: number): void {
  requireReportable(task);
  if (item > count) throw new TaskItemUnknown({ taskId: task.id, item });
  if (!ticked.has(item)) throw new TaskItemNotTicked({ taskId: task.id, item });
}
