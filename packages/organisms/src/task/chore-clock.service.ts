import type { ChoreId, ChoreView } from "@chorestree/atoms/chore";
import { Ids, isDomainError } from "@chorestree/atoms/kernel";
import { type MadeOccurrence, TaskId, type Tick, tickChore, type TickFacts } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { Jobs } from "@chorestree/core/jobs";
import { TaskMissed, TaskScheduled } from "@chorestree/events/contracts";
import { type Cause, Outbox } from "@chorestree/events/outbox";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { OccurrenceRepository, TaskRepository } from "@chorestree/molecules/task";
import { TICK_CHORE } from "../chore/chore-plans.service.js";
import { HandOver } from "./hand-over.service.js";

/** In one unit; what is left follows at once in the next. */
const MOST_TICKS = 3;

/** Brings a chore's tasks to where the clock wants them, and plans when to look again. To do it twice does nothing more. */
@Injectable()
export class ChoreClock {
  constructor(
    private readonly chores: ChoreRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly tasks: TaskRepository,
    private readonly handOver: HandOver,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** Inside a unit of work. A chore without a schedule, or one that is not active or rests with one above it, makes nothing. @param endedAt when its last task was over, where an act that was taken back had hidden it @throws ChoreNotFound */
  async tick(cause: Cause, choreId: ChoreId, now: Date, endedAt: Date | null = null): Promise<void> {
    const { chore, since } = await this.chores.locked(choreId);
    const { schedule, overdue, graceMinutes } = chore;
    if (!schedule || !since || chore.state !== "active" || chore.restsWith) return;
    for (let ticks = 1; ; ticks++) {
      const { lastCompletedAt, ...occurrences } = await this.occurrences.of(choreId);
      const last = { lastCompletedAt: lastCompletedAt ?? (ticks === 1 ? endedAt : null) };
      const tick = read({ schedule, since, overdue, graceMinutes, ...occurrences, ...last, now });
      if (!tick) return;
      await this.apply(cause, tick, chore, now);
      const isAtRest = tick.wakeAt === null || tick.wakeAt > now;
      if (!isAtRest && ticks < MOST_TICKS) continue;
      const retryAt = await this.handOver.dealAgain(cause, chore, now);
      const [dueAt] = [tick.wakeAt, retryAt].filter((moment) => moment !== null).sort((one, other) => Number(one) - Number(other));
      if (dueAt) await this.jobs.plan({ kind: TICK_CHORE, subject: choreId, dueAt });
      return;
    }
  }

  private async apply(cause: Cause, { made, withdrawn, opened, missed, lapsed }: Tick, chore: ChoreView, now: Date): Promise<void> {
    const { choreId } = chore;
    await this.occurrences.withdraw(withdrawn);
    const named = made.map((one) => ({ ...one, id: TaskId.parse(this.ids.next()) }));
    await this.occurrences.insert(named, chore, now);
    for (const one of named) this.recordMade(cause, one, chore);

    for (const taskId of missed) {
      await this.tasks.change(taskId, () => ({ move: { status: "missed" }, words: { act: "task.miss", actorId: null } }));
      this.outbox.record(cause, TaskMissed, { taskId, choreId });
    }
    const opening = [...opened, ...named.filter(({ status }) => status === "open").map(({ id }) => id)];
    for (const taskId of opening) await this.handOver.open(cause, chore, taskId, now);
    if (lapsed) await this.handOver.lapse(cause, chore, lapsed, now);
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
