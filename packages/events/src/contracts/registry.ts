import { TokenCreated } from "./access.events.js";
import { ChoreCreated } from "./chore.events.js";
import type { EventContract } from "./define-event.js";
import { TaskClaimed, TaskCompleted, TaskCreated, TaskStarted, TaskSubmitted } from "./task.events.js";

/** Every event there is. What is not here can be neither recorded nor handled. */
export const EVENTS = [
  TokenCreated,
  ChoreCreated,
  TaskCreated,
  TaskClaimed,
  TaskStarted,
  TaskCompleted,
  TaskSubmitted,
] as const satisfies readonly EventContract[];

export type AnyEvent = (typeof EVENTS)[number];
