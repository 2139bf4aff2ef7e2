import { Between } from "typeorm";
import type { MemberId } from "@chorestree/atoms/member";
import { MemberDay } from "@chorestree/atoms/report/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";

/** The only code that touches the `member_day` table. */
@Injectable()
export class MemberDayRepository {
  constructor(private readonly scope: GuildScope) {}

  /** Counts one more completed task. @param day `2026-11-26`, on the guild's calendar */
  async count(memberId: MemberId, day: string, minutes: number): Promise<void> {
    const { guildId, manager } = this.scope.of(MemberDay);
    await manager.query(
      `INSERT INTO member_day AS known (guild_id, member_id, day, completed, minutes) VALUES ($1, $2, $3::date, 1, $4)
       ON CONFLICT (guild_id, member_id, day)
       DO UPDATE SET completed = known.completed + 1, minutes = known.minutes + excluded.minutes`,
      [guildId, memberId, day, minutes],
    );
  }

  /** Takes one counted task back. A day without work is no day: its row goes. */
  async uncount(memberId: MemberId, day: string, minutes: number): Promise<void> {
    const { guildId, rows, manager } = this.scope.of(MemberDay);
    const { affected } = await rows.delete({ guildId, memberId, day, completed: 1 });
    if (affected === 1) return;
    await manager.query(
      `UPDATE member_day SET completed = completed - 1, minutes = minutes - $4 WHERE guild_id = $1 AND member_id = $2 AND day = $3::date`,
      [guildId, memberId, day, minutes],
    );
  }

  /** Both days count; by day, in a day by member. */
  async between(from: string, to: string): Promise<readonly MemberDay[]> {
    const { guildId, rows } = this.scope.of(MemberDay);
    return rows.find({ where: { guildId, day: Between(from, to) }, order: { day: "ASC", memberId: "ASC" } });
  }
}
