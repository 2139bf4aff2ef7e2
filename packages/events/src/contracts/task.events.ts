import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import { MemberId } from "@chorestree/atoms/member";
import { Credit, TaskAct, TaskId, TaskStatus } from "@chorestree/atoms/task";
import { defineEvent } from "./define-event.js";

const Created = z.object({ taskId: TaskId, choreId: ChoreId.nullable(), dueAt: z.iso.datetime().nullable(), effortMinutes: z.int() });
const Held = z.object({ taskId: TaskId, assigneeId: MemberId });
const Reported = z.object({
  taskId: TaskId,
  doerId: MemberId,
  completedAt: z.iso.datetime(),
  /** The day on the guild's calendar for which it counts; an event from before it was said has none. */
  day: z.iso.date().optional(),
  onTime: z.boolean(),
  creditedMinutes: z.int(),
  /** What begins to count with it, for each who did it; an event from before several could do a task has none, and means its doer. */
  credits: z.array(Credit).optional(),
});

/** An event from before several could do a task has one credit, or none. */
const Credits = z.union([z.array(Credit), Credit.transform((credit) => [credit]), z.null().transform((): Credit[] => [])]);

const Scheduled = z.object({ taskId: TaskId, choreId: ChoreId, dueAt: z.iso.datetime(), effortMinutes: z.int() });
const OfChore = z.object({ taskId: TaskId, choreId: ChoreId });

export const TaskCreated = defineEvent("task.created", 1, "taskId", Created);
export const TaskClaimed = defineEvent("task.claimed", 1, "taskId", Held);
export const TaskStarted = defineEvent("task.started", 1, "taskId", Held);
const Part = z.object({ taskId: TaskId, doerId: MemberId, credits: z.array(Credit) });
/** Somebody did their part of what several have to do; `credits` is what begins to count with it. */
export const TaskPartDone = defineEvent("task.part-done", 1, "taskId", Part);
export const TaskCompleted = defineEvent("task.completed", 1, "taskId", Reported);
/** Done, and waiting for an approver before it counts. */
export const TaskSubmitted = defineEvent("task.submitted", 1, "taskId", Reported);
/** Made by its chore's schedule; it cannot be done before it opens. */
export const TaskScheduled = defineEvent("task.scheduled", 1, "taskId", Scheduled);
export const TaskOpened = defineEvent("task.opened", 1, "taskId", OfChore);
/** Opened for nobody: all who might have been given it are away, or cannot. */
export const TaskVacant = defineEvent("task.vacant", 1, "taskId", OfChore);
export const TaskMissed = defineEvent("task.missed", 1, "taskId", OfChore);
/** Its grace ran out, and its holder lost it by the chore's overdue policy. */
export const TaskLapsed = defineEvent("task.lapsed", 1, "taskId", OfChore);
const Rejected = z.object({
  taskId: TaskId,
  doerId: MemberId,
  /** By when it is to be done again; an event from before it could be changed does not say. */
  dueAt: z.iso.datetime().nullable().optional(),
});
export const TaskRejected = defineEvent("task.rejected", 1, "taskId", Rejected);

export const TaskReleased = defineEvent("task.released", 1, "taskId", z.object({ taskId: TaskId, holderId: MemberId }));
export const TaskAssigned = defineEvent("task.assigned", 1, "taskId", Held.extend({ previousId: MemberId.nullable() }));
const Offered = z.object({ taskId: TaskId, holderId: MemberId, askedId: MemberId.nullable(), expiresAt: z.iso.datetime() });
/** Its holder would rather have `askedId` do it, or anybody. */
export const TaskSwapOffered = defineEvent("task.swap-offered", 1, "taskId", Offered);
export const TaskSwapped = defineEvent("task.swapped", 1, "taskId", Held.extend({ previousId: MemberId.nullable() }));
export const TaskSwapDeclined = defineEvent("task.swap-declined", 1, "taskId", z.object({ taskId: TaskId }));
export const TaskSwapWithdrawn = defineEvent("task.swap-withdrawn", 1, "taskId", z.object({ taskId: TaskId }));
/** `uncounts` is what each had earned who had done their part; an event from before it was said has none. */
const PutAway = z.object({ taskId: TaskId, uncounts: z.array(Credit).optional() });
export const TaskSkipped = defineEvent("task.skipped", 1, "taskId", PutAway);
export const TaskCancelled = defineEvent("task.cancelled", 1, "taskId", PutAway);
export const TaskCommented = defineEvent("task.commented", 1, "taskId", z.object({ taskId: TaskId, step: z.int() }));

const Item = z.object({ taskId: TaskId, item: z.int(), memberId: MemberId });
/** An item of its checklist is done, or still to be done after all; by whom. */
export const TaskTicked = defineEvent("task.ticked", 1, "taskId", Item);
export const TaskUnticked = defineEvent("task.unticked", 1, "taskId", Item);

/** To be done after all; `uncounts` is what its completion had earned. */
export const TaskReopened = defineEvent("task.reopened", 1, "taskId", z.object({ taskId: TaskId, uncounts: Credits }));

const Reversed = z.object({
  taskId: TaskId,
  /** The act that was taken back, and its step. */
  act: TaskAct,
  step: z.int(),
  /** The steps after it that went too; an event from before there could be any does not say. */
  takenAlong: z.array(z.int()).optional(),
  /** How the task stands again. */
  status: TaskStatus,
  assigneeIds: z.array(MemberId).optional(),
  /** What no longer counts, and what counts again. */
  uncounts: Credits,
  counts: Credits,
});
/** An act was taken back, with what came after it. */
export const TaskReversed = defineEvent("task.reversed", 1, "taskId", Reversed);

const Corrected = z.object({
  taskId: TaskId,
  /** How it stands now: `completed`, or `missed` where it was not done after all. */
  status: TaskStatus,
  completedAt: z.iso.datetime().nullable(),
  /** What no longer counts, and what counts instead. */
  uncounts: z.array(Credit),
  counts: z.array(Credit),
});
/** Who did it, when, or whether it was done, was otherwise; nothing else follows from it. */
export const TaskCorrected = defineEvent("task.corrected", 1, "taskId", Corrected);
