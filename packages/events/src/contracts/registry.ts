import { TokenCreated } from "./access.events.js";
import { ChoreArchived, ChoreCreated, ChoreEdited, ChoreMoved, ChorePaused, ChoreResumed } from "./chore.events.js";
import type { EventContract } from "./define-event.js";
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
} from "./task.events.js";

/** Every event there is. What is not here can be neither recorded nor handled. */
export const EVENTS = [
  TokenCreated,
  ChoreCreated,
  ChoreEdited,
  ChoreMoved,
  ChorePaused,
  ChoreResumed,
  ChoreArchived,
  TaskCreated,
  TaskScheduled,
  TaskOpened,
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
] as const satisfies readonly EventContract[];

export type AnyEvent = (typeof EVENTS)[number];
