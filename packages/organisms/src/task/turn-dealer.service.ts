import {
  type AssignmentPolicy,
  type CompletionMode,
  giveTurnBack,
  pickAssignees,
  type Picked,
  pickEach,
  turnPeriod,
} from "@chorestree/atoms/assignment";
import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import { dueDay } from "@chorestree/atoms/schedule";
import { type TaskId, wasDone } from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { ChoreRotationRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository } from "@chorestree/molecules/task";
import { Contenders } from "../assignment/contenders.service.js";

/** Of a chore of which nothing is said: fair by itself as soon as people have joined the rota, and free for all before. */
const FAIR: AssignmentPolicy = {
  how: "least_load",
  mode: "any",
  workersNeeded: 1,
  who: { members: [], roles: [], skills: [] },
  cadence: "task",
  advance: "time",
  absence: "lose",
};

export const policyOf = ({ assignment }: Pick<ChoreView, "assignment">): AssignmentPolicy => assignment ?? FAIR;

/** ISO 8601. */
export const MONDAY = 1;
/** More tasks than that are in no turn. */
const TURN_TASKS = 50;

export interface Turn {
  readonly taskId: TaskId;
  /** On which it is to be done, on the guild's calendar: its due day, or today when it is late. */
  readonly day: string;
  readonly today: string;
  /** Its own, which its chore may have changed since it was made. */
  readonly mode: CompletionMode;
  /** How many are to have it, and who has a place already. */
  readonly workersNeeded: number;
  readonly onIt: readonly MemberId[];
  /** Who had it, and from whom it is passed on. */
  readonly handedOn: readonly MemberId[];
}

/** Gives a task that opens to those whose turn it is by the chore's policy. */
@Injectable()
export class TurnDealer {
  constructor(
    private readonly contenders: Contenders,
    private readonly rotations: ChoreRotationRepository,
    private readonly occurrences: OccurrenceRepository,
  ) {}

  /**
   * Inside a unit that holds the chore: a pick for each place that nobody has, as far as there is somebody for it; the last is nobody's where
   * there is not. The rotation goes on by it; who gets the task is for the caller to write.
   */
  async deal(chore: Pick<ChoreView, "choreId" | "assignment">, { taskId, day, today, mode, ...places }: Turn): Promise<Picked[]> {
    const policy = policyOf(chore);
    const contenders = await this.contenders.on(day, today);
    if (mode === "each") return pickEach(contenders, policy.who, places.onIt);
    const kept = await this.rotations.of(chore.choreId);
    const turn = kept.turn && { ...kept.turn, isDone: await this.isDone(chore, policy, kept.turn.period) };
    const found = { ...kept, turn };
    const { picks, rotation } = pickAssignees({
      policy,
      rotation: found,
      contenders,
      task: { taskId, day, workersNeeded: places.workersNeeded },
      onIt: places.onIt,
      handedOn: places.handedOn,
      weekStart: MONDAY,
      seed: chore.choreId,
    });
    if (rotation !== found) await this.rotations.keep(chore.choreId, rotation);
    return picks;
  }

  /** Of a task that is not to be done after all. Inside a unit that holds the chore. */
  async takeBack(choreId: ChoreId, { id: taskId, picks }: Pick<Task, "id" | "picks">): Promise<void> {
    if (picks.length > 0) await this.rotations.keep(choreId, giveTurnBack(await this.rotations.of(choreId), { taskId, picks }));
  }

  /** Read from the tasks and not kept, so that taking back a completion takes this back too. */
  private async isDone({ choreId }: Pick<ChoreView, "choreId">, { cadence, advance }: AssignmentPolicy, period: string): Promise<boolean> {
    if (advance === "time") return false;
    const newest = await this.occurrences.newest(choreId, TURN_TASKS);
    const ofTurn = newest.filter(
      (task) => turnPeriod(cadence, { taskId: task.id, day: dueDay({ dueLocal: task.slotLocal }) ?? "" }, MONDAY) === period,
    );
    return ofTurn.some(wasDone);
  }
}
