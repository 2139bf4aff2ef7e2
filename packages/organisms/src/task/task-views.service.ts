import { Clock } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import { isOverdue, isSwapOpen, type TaskView } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskRepository, TaskSwapRepository } from "@chorestree/molecules/task";

/** Turns stored tasks into what readers see: texts opened, people named, lateness derived. */
@Injectable()
export class TaskViews {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly swaps: TaskSwapRepository,
    private readonly members: MemberRepository,
    private readonly clock: Clock,
  ) {}

  async of(tasks: readonly Task[]): Promise<TaskView[]> {
    const offered = await this.swaps.offered(tasks.map(({ id }) => id));
    const named = tasks.flatMap((task) => [task.assigneeId, task.completedBy, offered.get(task.id)?.askedId ?? null]);
    const people = await this.members.views(named.filter((id) => id !== null));
    const person = (id: MemberId | null) => (id && people.get(id)) ?? null;
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
      assignee: person(task.assigneeId),
      dueAt: isoOf(task.dueAt),
      timeZone: task.timeZone,
      effortMinutes: task.effortMinutes,
      approval: task.approval,
      createdAt: task.createdAt.toISOString(),
      startedAt: isoOf(task.startedAt),
      completedAt: isoOf(task.completedAt),
      completedBy: person(task.completedBy),
      spentMinutes: task.spentMinutes,
      swap: swapOf(task),
      version: task.version,
    }));
  }
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
