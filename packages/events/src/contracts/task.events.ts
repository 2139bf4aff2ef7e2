import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import { MemberId } from "@chorestree/atoms/member";
import { TaskId } from "@chorestree/atoms/task";
import { defineEvent } from "./define-event.js";

const Created = z.object({ taskId: TaskId, choreId: ChoreId.nullable(), dueAt: z.iso.datetime().nullable(), effortMinutes: z.int() });
const Held = z.object({ taskId: TaskId, assigneeId: MemberId });
const Reported = z.object({
  taskId: TaskId,
  doerId: MemberId,
  completedAt: z.iso.datetime(),
  onTime: z.boolean(),
  creditedMinutes: z.int(),
});

const Scheduled = z.object({ taskId: TaskId, choreId: ChoreId, dueAt: z.iso.datetime(), effortMinutes: z.int() });
const OfChore = z.object({ taskId: TaskId, choreId: ChoreId });

export const TaskCreated = defineEvent("task.created", 1, "taskId", Created);
export const TaskClaimed = defineEvent("task.claimed", 1, "taskId", Held);
export const TaskStarted = defineEvent("task.started", 1, "taskId", Held);
export const TaskCompleted = defineEvent("task.completed", 1, "taskId", Reported);
/** Done, and waiting for an approver before it counts. */
export const TaskSubmitted = defineEvent("task.submitted", 1, "taskId", Reported);
/** Made by its chore's schedule; it cannot be done before it opens. */
export const TaskScheduled = defineEvent("task.scheduled", 1, "taskId", Scheduled);
export const TaskOpened = defineEvent("task.opened", 1, "taskId", OfChore);
export const TaskMissed = defineEvent("task.missed", 1, "taskId", OfChore);
/** Its grace ran out, and its holder lost it by the chore's overdue policy. */
export const TaskLapsed = defineEvent("task.lapsed", 1, "taskId", OfChore);
