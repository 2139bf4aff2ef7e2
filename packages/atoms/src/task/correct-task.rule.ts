import type { MemberId } from "../member/member.id.js";
import { requireOtherHands } from "./approve-task.rule.js";
import { UNREPORTED } from "./complete-task.rule.js";
import type { Verdict } from "./correct-task.schema.js";
import { TaskCorrectionUnclear, TaskDoneBeforeMade, TaskNeedsDoer, TaskNotCompleted, TaskNothingToCorrect } from "./task.errors.js";
import type { TaskFacts, TaskMove } from "./task.schema.js";
import { changesOf } from "./task-history.rule.js";
import { requireState } from "./task-transitions.rule.js";

export interface Correction {
  readonly by: MemberId;
  readonly verdict?: Verdict | undefined;
  /** Who did it, each once. */
  readonly doerIds?: readonly MemberId[] | undefined;
  readonly at?: Date | undefined;
  readonly minutes?: number | undefined;
  /** The day on the guild's calendar. */
  readonly dayOf: (at: Date) => string;
}

type CompletedOnce = TaskFacts & { readonly createdAt: Date };

/** Whether a task was done when its chore went on, also where it turned out later that it had not been: what followed from that stays. */
export const wasDone = ({ status, completedAt }: Pick<TaskFacts, "status" | "completedAt">): boolean =>
  status === "completed" || (status === "missed" && completedAt !== null);

/**
 * Who did it, when, or whether it was done, put right whatever came later. Of what turns out not to be done the moment of its report stays,
 * by which it can be told from what was never reported.
 * @throws TaskNotCompleted, TaskOwnWork, TaskCorrectionUnclear, TaskNeedsDoer, TaskDoneBeforeMade, TaskNothingToCorrect
 */
export function correctTask(task: CompletedOnce, correction: Correction): TaskMove {
  requireState("task.correct", task);
  if (!wasDone(task)) throw new TaskNotCompleted({ taskId: task.id, status: task.status });
  const move = correction.verdict === "not_done" ? notDone(task, correction) : done(task, correction);
  const judged = { id: task.id, approval: task.approval };
  // Where somebody else has to look, nobody puts their own work right either, nor somebody else's down to themselves.
  if (judged.approval === "required")
    for (const doers of [task.doers, move.doers ?? []]) requireOtherHands({ ...judged, doers }, correction.by);
  return move;
}

function notDone({ id: taskId, status }: CompletedOnce, { doerIds, at, minutes }: Correction): TaskMove {
  if (doerIds !== undefined || at !== undefined || minutes !== undefined) throw new TaskCorrectionUnclear({ taskId });
  if (status !== "completed") throw new TaskNothingToCorrect({ taskId });
  const { completedAt: _stays, ...unreported } = UNREPORTED;
  return { status: "missed", ...unreported };
}

function done(task: CompletedOnce, { verdict, doerIds, at, minutes, dayOf }: Correction): TaskMove {
  const { id: taskId, status } = task;
  if (status !== "completed" && verdict !== "done") throw new TaskNotCompleted({ taskId, status });
  if (at && at < task.createdAt) throw new TaskDoneBeforeMade({ taskId, madeAt: task.createdAt.toISOString() });
  const completedAt = at ?? (task.completedAt as Date);
  const day = at ? dayOf(at) : (task.completedOn ?? dayOf(completedAt));
  // Who stays did it on their own day, unless it is said when.
  const dayOn = (memberId: MemberId) => (at ? day : (task.doers.find((doer) => doer.memberId === memberId)?.day ?? day));
  const doers = (doerIds ?? task.doers.map(({ memberId }) => memberId)).map((memberId) => ({ memberId, day: dayOn(memberId) }));
  if (doers.length === 0) throw new TaskNeedsDoer({ taskId });
  const spentMinutes = minutes ?? task.spentMinutes;
  const move = { status: "completed", doers, completedAt, completedOn: day, spentMinutes } as const;
  const { after } = changesOf(task, move, null);
  if (Object.keys(after).length === 0) throw new TaskNothingToCorrect({ taskId });
  return move;
}
