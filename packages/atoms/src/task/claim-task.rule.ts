import type { MemberId } from "../member/member.id.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { withPlaceFor } from "./task-places.rule.js";
import { requireState } from "./task-transitions.rule.js";

/** Taking a free place on a task upon oneself. Who comes too late is told who was first. @throws TaskNotOpen, TaskAlreadyYours, TaskHeldByOther, TaskPlacesTaken */
export function claimTask(task: TaskFacts, claimer: MemberId): TaskMove {
  requireState("task.claim", task);
  return { assigneeIds: withPlaceFor(task, claimer) };
}
