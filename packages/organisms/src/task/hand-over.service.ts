import type { Picked } from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import { dayOf, daysFrom, dueDay } from "@chorestree/atoms/schedule";
import {
  isAllowedIn,
  placesToDeal,
  releaseTask,
  stillToDo,
  type TaskAct,
  TaskChanged,
  type TaskId,
  type TaskMove,
  type Tick,
} from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskAssigned, TaskLapsed, TaskOpened, TaskReleased, TaskVacant } from "@chorestree/events/contracts";
import { type Cause, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository, TaskRepository } from "@chorestree/molecules/task";
import { TICK_CHORE } from "../chore/chore-plans.service.js";
import { TaskParts } from "./task-parts.service.js";
import { TurnDealer } from "./turn-dealer.service.js";

/** What is asked of a task to find who has it. */
type Places = Pick<Task, "id" | "status" | "dueLocal" | "timeZone" | "mode" | "workersNeeded" | "assigneeIds" | "doers" | "picks">;

/** Gives tasks to those whose turn it is, and on to another; each as a step in the task's history that nobody did. */
@Injectable()
export class HandOver {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly chores: ChoreRepository,
    private readonly dealer: TurnDealer,
    private readonly parts: TaskParts,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
  ) {}

  /** It may be done from now on, by whoever was given it by hand before, and for the other places by those whose turn it is. */
  async open(cause: Cause, chore: ChoreView, taskId: TaskId, now: Date): Promise<void> {
    const task: Places = await this.tasks.get(taskId);
    const picks = await this.deal(chore, task, now);
    await this.act(task, "task.open", { status: "open", openedAt: now, picks });
    this.outbox.record(cause, TaskOpened, { taskId, choreId: chore.choreId });
    await this.give(cause, { ...task, picks }, picks);
    this.tellWhenVacant(cause, chore.choreId, taskId, picks);
  }

  /** Its grace has run out: whoever had it and has not done their part has lost it. */
  async lapse(cause: Cause, chore: ChoreView, { id, goesTo }: NonNullable<Tick["lapsed"]>, now: Date): Promise<void> {
    const task: Places = await this.tasks.get(id);
    const late = stillToDo(task);
    const assigneeIds = task.assigneeIds.filter((memberId) => !late.includes(memberId));
    const picks = goesTo === "next" ? await this.deal(chore, { ...task, assigneeIds }, now, late) : [];
    const left = { ...task, assigneeIds, picks: [...picksOf(task, assigneeIds), ...picks] };
    const lost = { status: "open", startedAt: null, startedBy: null, assigneeIds, lapsedAt: now, picks: left.picks } as const;
    await this.act(task, "task.lapse", lost);
    this.outbox.record(cause, TaskLapsed, { taskId: id, choreId: chore.choreId });
    await this.give(cause, left, picks);
    this.tellWhenVacant(cause, chore.choreId, id, picks);
  }

  /** Whoever has it cannot do it any more: it goes to the next, or is free where its chore gives it to nobody. @throws TaskChanged */
  async passOn(cause: Cause, found: Task, from: MemberId, now: Date): Promise<void> {
    const { id: taskId, choreId, sequence, status } = found;
    if (!stillToDo(found).includes(from)) return;
    const task: Places = found;
    // The chore first, as everybody does who deals its turns.
    const chore = choreId && sequence !== null ? (await this.chores.locked(choreId)).chore : null;
    const move = releaseTask(found, from);
    const assigneeIds = move.assigneeIds ?? [];
    const picks = chore && status !== "scheduled" ? await this.deal(chore, { ...task, assigneeIds }, now, [from]) : [];
    const left = { ...task, assigneeIds, picks: [...picksOf(task, assigneeIds), ...picks] };
    await this.act(task, "task.release", { ...move, picks: left.picks });
    this.outbox.record(cause, TaskReleased, { taskId, holderId: from });
    await this.parts.conclude(cause, taskId, now);
    if (!chore) return;
    await this.give(cause, left, picks);
    this.tellWhenVacant(cause, chore.choreId, taskId, picks);
    // The chore's clock tries again until somebody is back.
    if (picks.some(isNobodys)) await this.jobs.plan({ kind: TICK_CHORE, subject: chore.choreId, dueAt: now });
  }

  /** To the first who is back, what was nobody's since all were away. Answers when to try again; null where nothing is left. */
  async dealAgain(cause: Cause, chore: ChoreView, now: Date): Promise<Date | null> {
    const vacant = await this.occurrences.vacant(chore.choreId);
    for (const task of vacant) {
      const picks = await this.deal(chore, task, now);
      await this.give(cause, task, picks);
      if (picks.some(isNobodys)) return daysFrom(now, task.timeZone, 1).end;
    }
    return null;
  }

  /** What each does for themselves is everybody's as soon as it is there. */
  async giveToEach(cause: Cause, chore: ChoreView, taskId: TaskId, now: Date): Promise<void> {
    const task = await this.tasks.get(taskId);
    await this.give(cause, task, await this.deal(chore, task, now));
  }

  private async deal(chore: ChoreView, task: Places, now: Date, handedOn: readonly MemberId[] = []): Promise<Picked[]> {
    if (placesToDeal(task) === 0) return [];
    const today = dayOf(now, task.timeZone);
    const due = dueDay(task) ?? today;
    const { id: taskId, mode, workersNeeded, assigneeIds: onIt } = task;
    // What is late is done by somebody who is here now.
    return this.dealer.deal(chore, { taskId, day: due > today ? due : today, today, mode, workersNeeded, onIt, handedOn });
  }

  private async give(cause: Cause, task: Pick<Places, "id" | "assigneeIds" | "picks">, picks: readonly Picked[]): Promise<void> {
    const given = picks.flatMap(({ memberId }) => memberId ?? []);
    if (given.length === 0) return;
    const kept = [...picksOf(task, task.assigneeIds), ...picks];
    await this.act(task, "task.assign", { picks: kept, assigneeIds: [...task.assigneeIds, ...given] });
    for (const assigneeId of given) this.outbox.record(cause, TaskAssigned, { taskId: task.id, assigneeId, previousId: null });
  }

  private tellWhenVacant(cause: Cause, choreId: ChoreId, taskId: TaskId, picks: readonly Picked[]): void {
    const isVacant = picks.some(({ memberId, reason }) => memberId === null && reason.code === "nobody" && reason.passedOver.length > 0);
    if (isVacant) this.outbox.record(cause, TaskVacant, { taskId, choreId });
  }

  /** What somebody has done with it since it was read stands: whoever called us is to begin anew. @throws TaskChanged */
  private async act({ id: taskId, assigneeIds }: Pick<Task, "id" | "assigneeIds">, act: TaskAct, move: TaskMove): Promise<void> {
    await this.tasks.change(taskId, (task) => {
      const isAsRead = JSON.stringify(task.assigneeIds) === JSON.stringify(assigneeIds);
      if (!isAsRead || !isAllowedIn(act, task.status)) throw new TaskChanged({ taskId });
      return { move, words: { act, actorId: null } };
    });
  }
}

const isNobodys = ({ memberId }: Picked): boolean => memberId === null;

/** Of those who still have it, why. */
const picksOf = ({ picks }: Pick<Task, "picks">, assigneeIds: readonly MemberId[]): readonly Picked[] =>
  picks.filter(({ memberId }) => memberId !== null && assigneeIds.includes(memberId));
