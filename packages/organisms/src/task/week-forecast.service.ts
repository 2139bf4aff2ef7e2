import {
  newRotation,
  pickAssignees,
  type Picked,
  pickEach,
  type PlanTask,
  planWeek,
  type Rotation,
  type WeekPlan,
} from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import type { GuildId } from "@chorestree/atoms/guild";
import { dueDay } from "@chorestree/atoms/schedule";
import type { MemberId } from "@chorestree/atoms/member";
import { placesToDeal, type TaskId } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { ChoreRepository, ChoreRotationRepository } from "@chorestree/molecules/chore";
import { Contenders, onDay, type Standing } from "../assignment/contenders.service.js";
import { MONDAY, policyOf } from "./turn-dealer.service.js";

export interface Forecast {
  /** For each place that somebody has or is to have, and a last one of nobody's where somebody is missing. */
  readonly picks: ReadonlyMap<TaskId, readonly Picked[]>;
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

    const picks = new Map<TaskId, readonly Picked[]>();
    const toPlan: PlanTask[] = [];
    for (const task of tasks) {
      const chore = task.choreId ? chores.get(task.choreId) : undefined;
      const held = heldBy(task);
      const given = task.status === "scheduled" ? chore && inTurn(task, chore, { standings, rotations }) : waitingFor(task);
      if (given) picks.set(task.id, [...held, ...given]);
      // What each does for themselves moves no balance.
      if (task.mode !== "each")
        toPlan.push(planned(task, chore, given ? peopleIn([...held, ...given]) : task.assigneeIds, given !== undefined && given !== null));
    }
    const members = standings.map((one) => ({ ...one, mayDoAny: mayDoAny(one) }));
    const plan = planWeek({ members, tasks: toPlan, seed: guildId });
    for (const { taskId, picks: given } of plan.tasks) {
      if (!picks.has(taskId as TaskId)) picks.set(taskId as TaskId, given);
    }
    return { picks, balances: plan.balances };
  }
}

/** Who has it has it: by its chore's policy, or by hand. */
const heldBy = ({ assigneeIds, picks }: Task): Picked[] =>
  assigneeIds.map((memberId) => picks.find((pick) => pick.memberId === memberId) ?? { memberId, reason: { code: "pinned" } });

/** What has opened with a place that is nobody's waits for whoever takes it. */
const waitingFor = (task: Task): Picked[] =>
  placesToDeal(task) === 0
    ? []
    : [task.picks.find(({ memberId }) => memberId === null) ?? { memberId: null, reason: { code: "open", passedOver: [] } }];

/** Whose turn it will be by a policy that deals one task after the other; null where the week is shared out as a whole. */
function inTurn(
  task: Task,
  chore: ChoreView,
  { standings, rotations }: { standings: readonly Standing[]; rotations: Map<ChoreId, Rotation> },
): Picked[] | null {
  const policy = policyOf(chore);
  const day = dueDay(task) ?? "";
  const contenders = onDay(standings, day);
  if (placesToDeal(task) === 0) return [];
  if (task.mode === "each") return pickEach(contenders, policy.who, task.assigneeIds);
  if (policy.how === "least_load") return null;
  const kept = rotations.get(chore.choreId) ?? newRotation([]);
  const { picks, rotation } = pickAssignees({
    policy,
    // As planned is as done.
    rotation: { ...kept, turn: kept.turn && { ...kept.turn, isDone: true } },
    contenders,
    task: { taskId: task.id, day, workersNeeded: task.workersNeeded },
    onIt: task.assigneeIds,
    handedOn: [],
    weekStart: MONDAY,
    seed: chore.choreId,
  });
  rotations.set(chore.choreId, rotation);
  return picks;
}

const planned = (task: Task, chore: ChoreView | undefined, pinned: readonly MemberId[], isGiven: boolean): PlanTask => ({
  taskId: task.id,
  day: dueDay(task) ?? "",
  effortSeconds: task.effortMinutes * 60,
  workersNeeded: isGiven ? pinned.length : task.workersNeeded,
  who: policyOf(chore ?? { assignment: null }).who,
  audience: null,
  pinned,
});

const peopleIn = (picks: readonly Picked[]): MemberId[] => picks.flatMap(({ memberId }) => memberId ?? []);
