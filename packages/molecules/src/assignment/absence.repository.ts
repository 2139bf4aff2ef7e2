import type { AbsenceDays, AbsenceId } from "@chorestree/atoms/assignment";
import { Absence } from "@chorestree/atoms/assignment/entity";
import type { MemberId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { LessThanOrEqual, MoreThanOrEqual } from "typeorm";

/** The only code that touches the `absence` table. */
@Injectable()
export class AbsenceRepository {
  constructor(private readonly scope: GuildScope) {}

  /** Those that touch the days from `from` to `to`, the earliest first. */
  async between(from: string, to: string): Promise<AbsenceDays[]> {
    const { guildId, rows } = this.scope.of(Absence);
    const where = { guildId, toDay: MoreThanOrEqual(from), fromDay: LessThanOrEqual(to) };
    const found = await rows.find({ where, order: { fromDay: "ASC", id: "ASC" } });
    return found.map(daysOf);
  }

  async insert({ absenceId, memberId, from, to, givenBack }: AbsenceDays, createdBy: MemberId, createdAt: Date): Promise<void> {
    const { guildId, rows } = this.scope.of(Absence);
    await rows.insert(rows.create({ guildId, id: absenceId, memberId, fromDay: from, toDay: to, givenBack, createdBy, createdAt }));
  }

  /** Null for one that there is not (any more). */
  async find(id: AbsenceId): Promise<AbsenceDays | null> {
    const { guildId, rows } = this.scope.of(Absence);
    const absence = await rows.findOneBy({ guildId, id });
    return absence && daysOf(absence);
  }

  /** Whether there was one. */
  async delete(id: AbsenceId): Promise<boolean> {
    const { guildId, rows } = this.scope.of(Absence);
    return (await rows.delete({ guildId, id })).affected === 1;
  }
}

const daysOf = ({ id, memberId, fromDay, toDay, givenBack }: Absence): AbsenceDays => ({
  absenceId: id,
  memberId,
  from: fromDay,
  to: toDay,
  givenBack,
});
