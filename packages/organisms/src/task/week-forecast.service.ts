import {
  newRotation,
  pickAssignees,
  type Picked,
  type PlanTask,
  planWeek,
  type Rotation,
  type WeekPlan,
} from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import type { GuildId } from "@chorestree/atoms/guild";
import { dueDay } from "@chorestree/atoms/schedule";
import type { TaskId } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { ChoreRepository, ChoreRotationRepository } from "@chorestree/molecules/chore";
import { Contenders, onDay, type Standing } from "../assignment/contenders.service.js";
import { MONDAY, policyOf } from "./turn-dealer.service.js";

export interface Forecast {
  readonly picks: ReadonlyMap<TaskId, Picked>;
  readonly balances: WeekPlan["balances"];
}

/** Who is to have what, if all goes as planned. Nothing is written: until a task opens, who gets it is worked out when somebody asks. */
@Injectable()
export class WeekForecast {
  constructor(
    private readonly contenders: Contenders,
    private readonly chores: ChoreRepository,
    private readonly rotations: ChoreRotationRepository,
  ) {}

  /** @param tasks in the order in which they are due; `from` is today */
  async of(guildId: GuildId, tasks: readonly Task[], { from, to }: { from: string; to: string }): Promise<Forecast> {
    const choreIds = [...new Set(tasks.flatMap(({ choreId }) => choreId ?? []))];
    const chores = await this.chores.byId(choreIds);
    const rotations = new Map(await this.rotations.all(choreIds));
    const standings = await this.contenders.over(from, to, from);
    const mayDoAny = await this.contenders.mayDoAny();

    const picks = new Map<TaskId, Picked>();
    const toPlan: PlanTask[] = [];
    for (const task of tasks) {
      const chore = task.choreId ? chores.get(task.choreId) : undefined;
      const pick = settled(task) ?? (chore && inTurn(task, chore, { standings, rotations }));
      if (pick) picks.set(task.id, pick);
      if (pick && pick.memberId === null) continue;
      toPlan.push(planned(task, chore, pick ?? null));
    }
    const members = standings.map((one) => ({ ...one, mayDoAny: mayDoAny(one) }));
    const plan = planWeek({ members, tasks: toPlan, seed: guildId });
    for (const { taskId, picks: given } of plan.tasks) {
      const [first] = given;
      if (first && !picks.has(taskId as TaskId)) picks.set(taskId as TaskId, first);
    }
    return { picks, balances: plan.balances };
  }
}

/** Who has it has it, and what has opened for nobody waits for whoever takes it. */
function settled({ assigneeId, pick, status }: Task): Picked | null {
  if (assigneeId !== null) return { memberId: assigneeId, reason: pick?.memberId === assigneeId ? pick.reason : { code: "pinned" } };
  return status === "scheduled" ? null : { memberId: null, reason: pick?.reason ?? { code: "open", passedOver: [] } };
}

/** Whose turn it will be by a policy that deals one task after the other; null where the week is shared out as a whole. */
function inTurn(
  task: Task,
  chore: ChoreView,
  { standings, rotations }: { standings: readonly Standing[]; rotations: Map<ChoreId, Rotation> },
): Picked | null {
  const policy = policyOf(chore);
  if (policy.how === "least_load") return null;
  const kept = rotations.get(chore.choreId) ?? newRotation([]);
  const day = dueDay(task) ?? "";
  const { picks, rotation } = pickAssignees({
    policy,
    // As planned is as done.
    rotation: { ...kept, turn: kept.turn && { ...kept.turn, isDone: true } },
    contenders: onDay(standings, day),
    task: { taskId: task.id, day, workersNeeded: 1 },
    onIt: [],
    handedOn: [],
    weekStart: MONDAY,
    seed: chore.choreId,
  });
  rotations.set(chore.choreId, rotation);
  return picks[0] ?? null;
}

const planned = (task: Task, chore: ChoreView | undefined, pick: Picked | null): PlanTask => ({
  taskId: task.id,
  day: dueDay(task) ?? "",
  effortSeconds: task.effortMinutes * 60,
  workersNeeded: 1,
  who: policyOf(chore ?? { assignment: null }).who,
  audience: null,
  pinned: pick?.memberId ? [pick.memberId] : [],
});
