import type { Picked } from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import { dayOf, daysFrom, dueDay } from "@chorestree/atoms/schedule";
import { isAllowedIn, type TaskAct, TaskChanged, type TaskId, type TaskMove, type Tick } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskAssigned, TaskLapsed, TaskOpened, TaskReleased, TaskVacant } from "@chorestree/events/contracts";
import { type Cause, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository, TaskRepository } from "@chorestree/molecules/task";
import { TICK_CHORE } from "../chore/chore-plans.service.js";
import { TurnDealer } from "./turn-dealer.service.js";

/** Gives tasks to the one whose turn it is, and on to another; each as a step in the task's history that nobody did. */
@Injectable()
export class HandOver {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly chores: ChoreRepository,
    private readonly dealer: TurnDealer,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
  ) {}

  /** It may be done from now on, by whoever was given it by hand before, else by the one whose turn it is. */
  async open(cause: Cause, chore: ChoreView, taskId: TaskId, now: Date): Promise<void> {
    const { assigneeId, ...task } = await this.tasks.get(taskId);
    const pick = assigneeId === null ? await this.deal(chore, { ...task, id: taskId }, now) : null;
    await this.act({ taskId, holderId: assigneeId }, "task.open", { status: "open", openedAt: now, ...(pick && { pick }) });
    this.outbox.record(cause, TaskOpened, { taskId, choreId: chore.choreId });
    if (pick) await this.give(cause, chore.choreId, taskId, pick);
  }

  /** Its grace has run out: whoever had it has lost it. */
  async lapse(cause: Cause, chore: ChoreView, { id, goesTo }: NonNullable<Tick["lapsed"]>, now: Date): Promise<void> {
    const task = await this.tasks.get(id);
    const pick = goesTo === "next" ? await this.deal(chore, task, now, task.assigneeId) : null;
    const lost = { status: "open", startedAt: null, assigneeId: null, lapsedAt: now } as const;
    await this.act({ taskId: id, holderId: task.assigneeId }, "task.lapse", { ...lost, ...(pick && { pick }) });
    this.outbox.record(cause, TaskLapsed, { taskId: id, choreId: chore.choreId });
    if (pick) await this.give(cause, chore.choreId, id, pick);
  }

  /** Whoever has it cannot do it any more: it goes to the next, or is free where its chore gives it to nobody. @throws TaskChanged */
  async passOn(cause: Cause, task: Task, now: Date): Promise<void> {
    const { id: taskId, assigneeId, choreId, sequence, status } = task;
    if (assigneeId === null) return;
    // The chore first, as everybody does who deals its turns.
    const chore = choreId && sequence !== null ? (await this.chores.locked(choreId)).chore : null;
    const pick = chore && status !== "scheduled" ? await this.deal(chore, task, now, assigneeId) : null;
    const lost = { status: status === "scheduled" ? "scheduled" : "open", startedAt: null, assigneeId: null } as const;
    await this.act({ taskId, holderId: assigneeId }, "task.release", { ...lost, ...(pick && { pick }) });
    this.outbox.record(cause, TaskReleased, { taskId, holderId: assigneeId });
    if (!chore || !pick) return;
    await this.give(cause, chore.choreId, taskId, pick);
    // The chore's clock tries again until somebody is back.
    if (pick.memberId === null) await this.jobs.plan({ kind: TICK_CHORE, subject: chore.choreId, dueAt: now });
  }

  /** To the first who is back, what was nobody's since all were away. Answers when to try again; null where nothing is left. */
  async dealAgain(cause: Cause, chore: ChoreView, now: Date): Promise<Date | null> {
    const vacant = await this.occurrences.vacant(chore.choreId);
    for (const task of vacant) {
      const pick = await this.deal(chore, task, now);
      if (pick.memberId === null) return daysFrom(now, task.timeZone, 1).end;
      await this.give(cause, chore.choreId, task.id, pick);
    }
    return null;
  }

  private deal(chore: ChoreView, task: Pick<Task, "id" | "dueLocal" | "timeZone">, now: Date, from: MemberId | null = null) {
    const today = dayOf(now, task.timeZone);
    const due = dueDay(task) ?? today;
    // What is late is done by somebody who is here now.
    return this.dealer.deal(chore, { taskId: task.id, day: due > today ? due : today, today, handedOn: from ? [from] : [] });
  }

  private async give(cause: Cause, choreId: ChoreId, taskId: TaskId, pick: Picked): Promise<void> {
    const { memberId: assigneeId, reason } = pick;
    if (assigneeId !== null) {
      await this.act({ taskId, holderId: null }, "task.assign", { pick, assigneeId });
      this.outbox.record(cause, TaskAssigned, { taskId, assigneeId, previousId: null });
    } else if (reason.code === "nobody" && reason.passedOver.length > 0) this.outbox.record(cause, TaskVacant, { taskId, choreId });
  }

  /** What somebody has done with it since it was read stands: whoever called us is to begin anew. @throws TaskChanged */
  private async act({ taskId, holderId }: { taskId: TaskId; holderId: MemberId | null }, act: TaskAct, move: TaskMove): Promise<void> {
    await this.tasks.change(taskId, ({ assigneeId, status }) => {
      if (assigneeId !== holderId || !isAllowedIn(act, status)) throw new TaskChanged({ taskId });
      return { move, words: { act, actorId: null } };
    });
  }
}
