import { namedIn, type Picked } from "@chorestree/atoms/assignment";
import { Clock } from "@chorestree/atoms/kernel";
import type { MemberId, MemberView } from "@chorestree/atoms/member";
import { daysFrom, dueDay } from "@chorestree/atoms/schedule";
import type { PlannedTask, WeekPlanView } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { TaskLoadRepository, TaskRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { WeekForecast } from "./week-forecast.service.js";

const DAYS = 7;
/** More than that is no plan that anybody reads. */
const MOST_TASKS = 500;

/** The week from today: who does what and why, and everyone's balance before and after. */
@Feature("task.plan")
export class ShowPlan {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly tasks: TaskRepository,
    private readonly loads: TaskLoadRepository,
    private readonly members: MemberRepository,
    private readonly forecast: WeekForecast,
    private readonly clock: Clock,
  ) {}

  /** @throws PermissionDenied */
  execute(asker: Asker, _input: Record<never, never>): Promise<WeekPlanView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const { timeZone } = await this.guilds.get();
      const { from, to, end } = daysFrom(this.clock.now(), timeZone, DAYS);
      const tasks = await this.loads.dueBefore(end, MOST_TASKS);
      const { picks, balances } = await this.forecast.of(asker.guildId, tasks, { from, to });
      const named = [...picks.values()].flat().flatMap(({ memberId, reason }) => [...(memberId ? [memberId] : []), ...namedIn(reason)]);
      const people = await this.members.views([...named, ...balances.map(({ memberId }) => memberId)]);
      return {
        from,
        to,
        tasks: tasks.map((task) => this.planned(task, picks.get(task.id) ?? [], people)),
        balances: balances.flatMap(({ memberId, ...seconds }) => {
          const member = people.get(memberId);
          return member ? [{ member, ...seconds }] : [];
        }),
      };
    });
  }

  private planned(task: Task, picks: readonly Picked[], people: ReadonlyMap<MemberId, MemberView>): PlannedTask {
    const assignees = picks.flatMap(({ memberId, reason }) => {
      const member = memberId && people.get(memberId);
      if (!member) return [];
      const why = reason.code === "pinned" ? null : { reason, people: namedIn(reason).flatMap((id) => people.get(id) ?? []) };
      return [{ member, isSettled: task.assigneeIds.includes(memberId), why }];
    });
    return {
      taskId: task.id,
      choreId: task.choreId,
      title: this.tasks.texts(task).title,
      status: task.status,
      dueAt: task.dueAt?.toISOString() ?? "",
      day: dueDay(task) ?? "",
      effortMinutes: task.effortMinutes,
      mode: task.mode,
      workersNeeded: task.workersNeeded,
      assignees,
    };
  }
}
