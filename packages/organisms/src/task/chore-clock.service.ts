import { type ChoreId, type ChoreView, comesBack } from "@chorestree/atoms/chore";
import { Ids, isDomainError } from "@chorestree/atoms/kernel";
import {
  cancelTask,
  type FollowTick,
  type MadeOccurrence,
  overdueOf,
  TaskId,
  type Tick,
  tickChore,
  type TickFacts,
} from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskCancelled, TaskMissed, TaskScheduled } from "@chorestree/events/contracts";
import { type Cause, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository, TaskOriginRepository, TaskRepository } from "@chorestree/molecules/task";
import { TICK_CHORE } from "../chore/chore-plans.service.js";
import { ChoreRounds } from "../chore/chore-rounds.service.js";
import { FollowerClock } from "./follower-clock.service.js";
import { HandOver } from "./hand-over.service.js";
import { policyOf, TurnDealer } from "./turn-dealer.service.js";

/** Of a chore with a schedule, or of one that follows others. */
type AnyTick = Omit<Tick, "made"> & {
  readonly made: readonly (MadeOccurrence & { readonly from?: readonly TaskId[] })[];
} & Partial<Pick<FollowTick, "takenBack">>;

interface Times {
  readonly since: Date | null;
  readonly activeSince: Date;
  readonly together: TickFacts["together"];
  readonly endedAt: Date | null;
}

/** In one unit; what is left follows at once in the next. */
const MOST_TICKS = 3;

/** Brings a chore's tasks to where the clock wants them, and plans when to look again. To do it twice does nothing more. */
@Injectable()
export class ChoreClock {
  constructor(
    private readonly chores: ChoreRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly origins: TaskOriginRepository,
    private readonly tasks: TaskRepository,
    private readonly followers: FollowerClock,
    private readonly rounds: ChoreRounds,
    private readonly handOver: HandOver,
    private readonly dealer: TurnDealer,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /**
   * Inside a unit of work. A chore that comes neither by a schedule nor after others, or one that is not active or rests with one above it,
   * makes nothing.
   * @param endedAt when its last task was over, where an act that was taken back had hidden it
   * @throws ChoreNotFound
   */
  async tick(cause: Cause, choreId: ChoreId, now: Date, endedAt: Date | null = null): Promise<void> {
    const members = await this.rounds.held(choreId);
    const { chore: found, ...times } = await this.chores.locked(choreId);
    if (!comesBack(found)) return;
    const chore = { ...found, overdue: overdueOf(policyOf(found).mode, found.overdue) };
    for (let ticks = 1; ; ticks++) {
      const together = members.length > 1 ? await this.occurrences.together(members) : undefined;
      const asked = await this.look(chore, { ...times, together, endedAt: ticks === 1 ? endedAt : null }, now);
      if (!asked) return;
      const tick = await this.missingOfEach(asked, now);
      await this.apply(cause, tick, chore, now);
      const beginsRound = tick.made.length > 0 && together?.unfinished.length === 0;
      if (beginsRound) await this.wake(members, choreId, now);
      const isAtRest = tick.wakeAt === null || tick.wakeAt > now;
      if (!isAtRest && ticks < MOST_TICKS) continue;
      const retryAt = await this.handOver.dealAgain(cause, chore, now);
      const [dueAt] = [tick.wakeAt, retryAt].filter((moment) => moment !== null).sort((one, other) => Number(one) - Number(other));
      if (dueAt) await this.jobs.plan({ kind: TICK_CHORE, subject: choreId, dueAt });
      return;
    }
  }

  /** What the clock asks for; null where nothing comes of the chore by itself. */
  private async look(chore: ChoreView, { since, activeSince, together, endedAt }: Times, now: Date): Promise<AnyTick | null> {
    const { choreId, follows, overdue, graceMinutes } = chore;
    const schedule = chore.schedule ?? chore.comesWith?.schedule;
    if (follows.length > 0) return this.followers.look(chore, activeSince, now);
    if (!schedule || !since) return null;
    const { lastCompletedAt, ...occurrences } = await this.occurrences.of(choreId);
    const last = { lastCompletedAt: lastCompletedAt ?? endedAt };
    return read({ schedule, since, overdue, graceMinutes, ...occurrences, ...last, together, now });
  }

  /** What each does for themselves goes to nobody else, also where its chore is for one of them by now. */
  private async missingOfEach(tick: AnyTick, now: Date): Promise<AnyTick> {
    const { lapsed, missed } = tick;
    if (!lapsed || (await this.tasks.get(lapsed.id)).mode !== "each") return tick;
    return { ...tick, lapsed: null, missed: [...missed, lapsed.id], wakeAt: now };
  }

  /** Those that come together with it join the round that it began. */
  private async wake(members: readonly ChoreId[], choreId: ChoreId, now: Date): Promise<void> {
    for (const subject of members) if (subject !== choreId) await this.jobs.plan({ kind: TICK_CHORE, subject, dueAt: now });
  }

  private async apply(cause: Cause, tick: AnyTick, chore: ChoreView, now: Date): Promise<void> {
    const { made, withdrawn, takenBack = [], opened, missed, lapsed } = tick;
    const { choreId } = chore;
    await this.occurrences.withdraw(withdrawn);
    await this.takeBack(cause, choreId, takenBack);
    const named = made.map((one) => ({ ...one, id: TaskId.parse(this.ids.next()) }));
    const { mode, workersNeeded } = policyOf(chore);
    await this.occurrences.insert(named, { ...chore, mode, workersNeeded }, now);
    await this.origins.insert(
      choreId,
      named.flatMap(({ id, from }) => (from ? [{ id, from }] : [])),
    );
    for (const one of named) this.recordMade(cause, one, chore);

    for (const taskId of missed) {
      await this.tasks.change(taskId, () => ({ move: { status: "missed" }, words: { act: "task.miss", actorId: null } }));
      this.outbox.record(cause, TaskMissed, { taskId, choreId });
    }
    const opening = [...opened, ...named.filter(({ status }) => status === "open").map(({ id }) => id)];
    for (const taskId of opening) await this.handOver.open(cause, chore, taskId, now);
    if (lapsed) await this.handOver.lapse(cause, chore, lapsed, now);
  }

  /** What it came of was not done after all; history keeps both. */
  private async takeBack(cause: Cause, choreId: ChoreId, taskIds: readonly TaskId[]): Promise<void> {
    for (const taskId of taskIds) {
      const { found } = await this.tasks.change(taskId, (task) => ({
        move: cancelTask(task),
        words: { act: "task.cancel", actorId: null },
      }));
      await this.dealer.takeBack(choreId, found);
      this.outbox.record(cause, TaskCancelled, { taskId });
    }
    await this.origins.forget(taskIds);
  }

  private recordMade(cause: Cause, { id: taskId, status, due }: MadeOccurrence & { id: TaskId }, { choreId, effortMinutes }: ChoreView) {
    this.outbox.record(cause, TaskScheduled, { taskId, choreId, dueAt: due.dueAt.toISOString(), effortMinutes });
    if (status === "missed") this.outbox.record(cause, TaskMissed, { taskId, choreId });
  }
}

/** Null for a stored rule that no longer reads: the chore shows that it needs attention, and what called us is not undone for it. */
function read(facts: TickFacts): Tick | null {
  try {
    return tickChore(facts);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}
