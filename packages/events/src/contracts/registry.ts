import { TokenCreated } from "./access.events.js";
import { AbsenceCreated, AbsenceEnded, RotaJoined, RotaLeft, RotaWeighted } from "./assignment.events.js";
import { ChoreArchived, ChoreCreated, ChoreEdited, ChorePaused, ChoreResumed } from "./chore.events.js";
import type { EventContract } from "./define-event.js";
import { MemberLeft } from "./member.events.js";
import {
  TaskAssigned,
  TaskCancelled,
  TaskClaimed,
  TaskCommented,
  TaskCompleted,
  TaskCreated,
  TaskLapsed,
  TaskMissed,
  TaskOpened,
  TaskRejected,
  TaskReleased,
  TaskReopened,
  TaskReversed,
  TaskScheduled,
  TaskSkipped,
  TaskStarted,
  TaskSubmitted,
  TaskSwapDeclined,
  TaskSwapOffered,
  TaskSwapped,
  TaskSwapWithdrawn,
  TaskVacant,
} from "./task.events.js";

/** Every event there is. What is not here can be neither recorded nor handled. */
export const EVENTS = [
  TokenCreated,
  MemberLeft,
  RotaJoined,
  RotaLeft,
  RotaWeighted,
  AbsenceCreated,
  AbsenceEnded,
  ChoreCreated,
  ChoreEdited,
  ChorePaused,
  ChoreResumed,
  ChoreArchived,
  TaskCreated,
  TaskScheduled,
  TaskOpened,
  TaskVacant,
  TaskClaimed,
  TaskStarted,
  TaskCompleted,
  TaskSubmitted,
  TaskLapsed,
  TaskMissed,
  TaskRejected,
  TaskReleased,
  TaskAssigned,
  TaskSkipped,
  TaskCancelled,
  TaskCommented,
  TaskReopened,
  TaskReversed,
  TaskSwapOffered,
  TaskSwapped,
  TaskSwapDeclined,
  TaskSwapWithdrawn,
] as const satisfies readonly EventContract[];

export type AnyEvent = (typeof EVENTS)[number];
