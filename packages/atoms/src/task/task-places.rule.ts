import type { CompletionMode } from "../assignment/assignment.schema.js";
import { openPlaces } from "../assignment/pick-assignee.rule.js";
import type { OverduePolicy } from "../chore/chore.schema.js";
import type { MemberId } from "../member/member.id.js";
import { TaskAlreadyYours, TaskHeldByOther, TaskPartDone, TaskPlacesTaken } from "./task.errors.js";
import type { TaskFacts } from "./task.schema.js";

type Places = Pick<TaskFacts, "mode" | "workersNeeded" | "assigneeIds">;
type Parts = Pick<TaskFacts, "assigneeIds" | "doers">;

/** Whether somebody more can have a place on it: what each does for themselves has one for everybody. */
export const hasFreePlace = ({ mode, workersNeeded, assigneeIds }: Places): boolean =>
  mode === "each" || openPlaces(workersNeeded, assigneeIds.length) > 0;

/** How many its chore's policy is still to find; where each does it for themselves everybody is found at once, also beside whom it was given before. */
export const placesToDeal = ({ status, mode, workersNeeded, assigneeIds }: Places & Pick<TaskFacts, "status">): number =>
  mode === "each" ? Number(status === "scheduled" || assigneeIds.length === 0) : openPlaces(workersNeeded, assigneeIds.length);

/** Who has a place with one more on it. @throws TaskAlreadyYours, TaskHeldByOther, TaskPlacesTaken */
export function withPlaceFor(task: Places & Pick<TaskFacts, "id">, memberId: MemberId): MemberId[] {
  const { id: taskId, assigneeIds, workersNeeded } = task;
  if (assigneeIds.includes(memberId)) throw new TaskAlreadyYours({ taskId });
  const [holderId] = assigneeIds;
  if (!hasFreePlace(task) && holderId) {
    throw workersNeeded === 1 ? new TaskHeldByOther({ taskId, holderId }) : new TaskPlacesTaken({ taskId, places: workersNeeded });
  }
  return [...assigneeIds, memberId];
}

export const withoutPlaceOf = ({ assigneeIds }: Pick<Places, "assigneeIds">, memberId: MemberId): MemberId[] =>
  assigneeIds.filter((one) => one !== memberId);

export const hasDone = ({ doers }: Pick<Parts, "doers">, memberId: MemberId): boolean => doers.some((doer) => doer.memberId === memberId);

/** Of those who have a place, who has still to do their part. */
export const stillToDo = (task: Parts): MemberId[] => task.assigneeIds.filter((memberId) => !hasDone(task, memberId));

/** What they have done is theirs. @throws TaskPartDone */
export function requirePartToDo(task: Parts & Pick<TaskFacts, "id">, memberId: MemberId): void {
  if (hasDone(task, memberId)) throw new TaskPartDone({ taskId: task.id, holderId: memberId });
}

/** Whether every part of it is done, so that the whole is. */
export const isWhole = (task: Parts & Places): boolean =>
  task.mode === "all" ? task.doers.length >= task.workersNeeded : task.doers.length > 0 && stillToDo(task).length === 0;

/** Whether the whole of it stands as reported; where it was not done after all, only the moment of the report is left. */
export const isReported = ({ status }: Pick<TaskFacts, "status">): boolean => status === "submitted" || status === "completed";

/** What each does for themselves cannot go to another: what is late of it is over. */
export const overdueOf = (mode: CompletionMode, overdue: OverduePolicy): OverduePolicy =>
  mode === "each" && (overdue === "pass" || overdue === "steal") ? "miss" : overdue;

/** What begins anew when whoever was at it no longer is. */
export const stopped = (task: Pick<TaskFacts, "status">) =>
  ({ status: task.status === "in_progress" ? "open" : task.status, startedAt: null, startedBy: null }) as const;
