import { namedIn } from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import type { MemberId, MemberView } from "@chorestree/atoms/member";
import { hasDone, isOverdue, isSwapOpen, type TaskView, type WhyView } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { TaskChecklists } from "./task-checklists.service.js";

/** Turns stored tasks into what readers see: texts opened, people named, lateness derived. */
@Injectable()
export class TaskViews {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly members: MemberRepository,
    private readonly checklists: TaskChecklists,
    private readonly clock: Clock,
  ) {}

  async of(tasks: readonly Task[]): Promise<TaskView[]> {
    const offered = await this.swaps.offered(tasks.map(({ id }) => id));
    const inReasons = tasks.flatMap(({ picks }) => picks.flatMap(({ reason }) => namedIn(reason)));
    const holders = tasks.flatMap(({ id, assigneeIds, doers }) => [
      ...assigneeIds,
      ...doers.map(({ memberId }) => memberId),
      offered.get(id)?.askedId ?? null,
    ]);
    const checklists = await this.checklists.read(tasks);
    const named = [...holders, ...inReasons, ...checklists.tickers];
    const people = await this.members.views(named.filter((id) => id !== null));
    const person = (id: MemberId | null) => (id && people.get(id)) ?? null;
    const assigneesOf = (task: Task) =>
      task.assigneeIds.flatMap((memberId) => {
        const member = people.get(memberId);
        return member ? [{ member, isDone: hasDone(task, memberId), why: whyOf(task, memberId, people) }] : [];
      });
    const now = this.clock.now();

    const swapOf = (task: Task) => {
      const swap = offered.get(task.id);
      const open = swap !== undefined && isSwapOpen(task, swap, now);
      return open ? { asked: person(swap.askedId), expiresAt: swap.expiresAt.toISOString() } : null;
    };

    return tasks.map((task) => ({
      taskId: task.id,
      choreId: task.choreId,
      ...this.tasks.texts(task),
      status: task.status,
      overdue: isOverdue(task, now),
      mode: task.mode,
      workersNeeded: task.workersNeeded,
      assignees: assigneesOf(task),
      dueAt: isoOf(task.dueAt),
      timeZone: task.timeZone,
      opensAt: isoOf(task.opensAt),
      effortMinutes: task.effortMinutes,
      approval: task.approval,
      checklist: checklists.of(task, person),
      createdAt: task.createdAt.toISOString(),
      startedAt: isoOf(task.startedAt),
      completedAt: isoOf(task.completedAt),
      doers: task.doers.flatMap(({ memberId }) => people.get(memberId) ?? []),
      spentMinutes: task.spentMinutes,
      swap: swapOf(task),
      version: task.version,
    }));
  }
}

/** Why they have it, where its chore's policy gave it to them. */
function whyOf({ picks }: Task, memberId: MemberId, people: ReadonlyMap<MemberId, MemberView>): WhyView | null {
  const reason = picks.find((pick) => pick.memberId === memberId)?.reason;
  return reason ? { reason, people: namedIn(reason).flatMap((id) => people.get(id) ?? []) } : null;
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
