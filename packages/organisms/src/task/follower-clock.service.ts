import type { ChoreView } from "@chorestree/atoms/chore";
import { followChore, type Follower, type FollowTick } from "@chorestree/atoms/task";
import { Injectable } from "@chorestree/core/container";
import { ChoreDependencyRepository, ChoreRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import {
  type LiveOccurrence,
  OccurrenceRepository,
  TaskOriginRepository,
  TaskStepRepository,
  TaskTickRepository,
} from "@chorestree/molecules/task";

/** What the clock wants of the tasks of a chore that comes after others. */
@Injectable()
export class FollowerClock {
  constructor(
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly dependencies: ChoreDependencyRepository,
    private readonly occurrences: OccurrenceRepository,
    private readonly origins: TaskOriginRepository,
    private readonly steps: TaskStepRepository,
    private readonly ticks: TaskTickRepository,
  ) {}

  /**
   * Inside a unit that holds the chore: whatever another process made of the same completions is seen here.
   * @param activeSince what was done before, while the chore rested, brings nothing
   */
  async look({ choreId, overdue, graceMinutes }: ChoreView, activeSince: Date, now: Date): Promise<FollowTick> {
    const { unfinished, lastSequence } = await this.occurrences.of(choreId);
    const dependencies = (await this.dependencies.of([choreId]))(choreId);
    const chores = await this.chores.byId(dependencies.map(({ predecessorId }) => predecessorId));
    const follows = dependencies.map(({ predecessorId, delayMinutes }) => {
      return { choreId: predecessorId, delayMinutes, isOver: chores.get(predecessorId)?.state === "archived" };
    });
    const awaited = dependencies.map(({ predecessorId, since }) => {
      return { choreId: predecessorId, since: since > activeSince ? since : activeSince };
    });
    const completions = await this.origins.completions(choreId, awaited);
    const followers = await this.followers(unfinished);
    const done = [...completions, ...followers.flatMap(({ from }) => from)].flatMap(({ completedAt }) => completedAt ?? []);
    const earliest = new Date(Math.min(...done.map(Number), now.getTime()) - MINUTE_MS);
    return followChore({
      follows,
      timeZone: (await this.guilds.get()).timeZone,
      overdue,
      graceMinutes,
      completions,
      unfinished: followers,
      lastSequence,
      taken: await this.occurrences.takenSince(choreId, earliest),
      now,
    });
  }

  /** A tick on a checklist is no step, and is work all the same. */
  private async followers(unfinished: readonly LiveOccurrence[]): Promise<Follower[]> {
    const ids = unfinished.map(({ id }) => id);
    const touched = new Set([...(await this.steps.touched(ids)), ...(await this.ticks.of(ids)).map(({ taskId }) => taskId)]);
    const fromOf = await this.origins.of(ids);
    return unfinished.map(({ version, ...one }) => {
      // Given to somebody before it opened, by hand or by passing it on.
      const isGiven = one.status === "scheduled" && version > 1;
      return { ...one, isTouched: isGiven || touched.has(one.id), from: fromOf(one.id) };
    });
  }
}

/** A due is cut down to its minute, and so may come before what it counts from. */
const MINUTE_MS = 60_000;
