import { addedUp, type EffortEntry, reverseEffort } from "@chorestree/atoms/assignment";
import type { MemberId } from "@chorestree/atoms/member";
import type { TaskId } from "@chorestree/atoms/task";
import { EffortRow } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";

/** The only code that touches the `effort_entry` table; rows are only ever added. */
@Injectable()
export class EffortRepository {
  constructor(private readonly scope: GuildScope) {}

  /** @param step the one that they were booked by */
  async book(entries: readonly EffortEntry[], taskId: TaskId, step: number): Promise<void> {
    if (entries.length === 0) return;
    const { guildId, rows } = this.scope.of(EffortRow);
    await rows.insert(entries.map((entry) => rows.create({ ...entry, guildId, taskId, step })));
  }

  /**
   * What a task has booked no longer counts, and this does instead; one row a member and kind and day, so what is the same cancels out.
   * @param of whose rows of it no longer count; left out, all of them
   */
  async replace(entries: readonly EffortEntry[], taskId: TaskId, step: number, of?: ReadonlySet<MemberId>): Promise<void> {
    const booked = (await this.of(taskId, null)).filter(({ memberId }) => of?.has(memberId) ?? true);
    await this.book(addedUp([...reverseEffort(booked), ...entries]), taskId, step);
  }

  /** What these steps booked is as if it had never been. */
  async takeBack(taskId: TaskId, undone: readonly number[], step: number): Promise<void> {
    await this.book(reverseEffort(await this.of(taskId, undone)), taskId, step);
  }

  /** Credits less charges of everyone with an entry from `from` to `to`, both included. */
  async balances(from: string, to: string): Promise<ReadonlyMap<MemberId, number>> {
    const { guildId, rows } = this.scope.of(EffortRow);
    const query = rows.createQueryBuilder("entry").select("entry.member_id", "memberId").addSelect("SUM(entry.seconds)", "seconds");
    query.where("entry.guild_id = :guildId AND entry.day BETWEEN :from AND :to", { guildId, from, to }).groupBy("entry.member_id");
    const sums = await query.getRawMany<{ memberId: MemberId; seconds: string }>();
    return new Map(sums.map(({ memberId, seconds }) => [memberId, Number(seconds)]));
  }

  /** Added up over the steps, all of them or these; what comes to nothing is left out. */
  private async of(taskId: TaskId, steps: readonly number[] | null): Promise<EffortEntry[]> {
    const { guildId, rows } = this.scope.of(EffortRow);
    const found = await rows.findBy({ guildId, taskId });
    const booked = found.filter(({ step }) => steps === null || steps.includes(step));
    return addedUp(booked.map(({ memberId, kind, day, seconds }) => ({ taskId, memberId, kind, day, seconds })));
  }
}
