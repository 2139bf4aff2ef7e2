import { Participation } from "@chorestree/atoms/assignment/entity";
import type { MemberId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { LessThanOrEqual } from "typeorm";

/** The only code that touches the `participant` table. */
@Injectable()
export class ParticipantRepository {
  constructor(private readonly scope: GuildScope) {}

  /** In the order in which they joined. */
  async all(): Promise<Participation[]> {
    const { guildId, rows } = this.scope.of(Participation);
    return rows.find({ where: { guildId }, order: { joinedAt: "ASC", memberId: "ASC" } });
  }

  /** Whether they have just joined; who has joined before keeps place and weight. */
  async join(memberId: MemberId, weight: number, joinedAt: Date): Promise<boolean> {
    const { guildId, rows } = this.scope.of(Participation);
    const row = rows.create({ guildId, memberId, weight, joinedAt });
    const inserted = await rows.createQueryBuilder().insert().values(row).orIgnore().returning("member_id").execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  /** Whether they were on it. @param joinedBy who joined later stays */
  async leave(memberId: MemberId, joinedBy?: Date): Promise<boolean> {
    const { guildId, rows } = this.scope.of(Participation);
    return (await rows.delete({ guildId, memberId, ...(joinedBy && { joinedAt: LessThanOrEqual(joinedBy) }) })).affected === 1;
  }

  /** Whether they are on it. */
  async weigh(memberId: MemberId, weight: number): Promise<boolean> {
    const { guildId, rows } = this.scope.of(Participation);
    return (await rows.update({ guildId, memberId }, { weight })).affected === 1;
  }
}
