import type { ReactionClass } from "@chorestree/events/consume";
import { LeaveRotaWhenMemberLeft } from "../assignment/leave-rota-when-member-left.reaction.js";
import { CorrectWorkWhenTaskCorrected } from "../report/correct-work-when-task-corrected.reaction.js";
import { CorrectWorkWhenTaskReversed } from "../report/correct-work-when-task-reversed.reaction.js";
import { CountWorkWhenTaskCompleted } from "../report/count-work-when-task-completed.reaction.js";
import { CountWorkWhenTaskPartDone } from "../report/count-work-when-task-part-done.reaction.js";
import { UncountWorkWhenTaskCancelled } from "../report/uncount-work-when-task-cancelled.reaction.js";
import { UncountWorkWhenTaskReopened } from "../report/uncount-work-when-task-reopened.reaction.js";
import { UncountWorkWhenTaskSkipped } from "../report/uncount-work-when-task-skipped.reaction.js";
import { DealAgainWhenAbsenceEnded } from "../task/deal-again-when-absence-ended.reaction.js";
import { PassTasksOnWhenAbsenceCreated } from "../task/pass-tasks-on-when-absence-created.reaction.js";
import { PassTasksOnWhenMemberLeft } from "../task/pass-tasks-on-when-member-left.reaction.js";

/** Everything that follows from an event by itself: the product's rule book. */
export const REACTIONS = [
  LeaveRotaWhenMemberLeft,
  PassTasksOnWhenMemberLeft,
  PassTasksOnWhenAbsenceCreated,
  DealAgainWhenAbsenceEnded,
  CountWorkWhenTaskCompleted,
  CountWorkWhenTaskPartDone,
  CorrectWorkWhenTaskReversed,
  CorrectWorkWhenTaskCorrected,
  UncountWorkWhenTaskReopened,
  UncountWorkWhenTaskSkipped,
  UncountWorkWhenTaskCancelled,
] as const satisfies readonly ReactionClass[];
