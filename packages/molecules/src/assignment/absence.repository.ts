import { type AbsenceDays, type AbsenceId, AbsenceNotFound } from "@chorestree/atoms/assignment";
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

  /** Of one member, or the whole house, as `between` has them; until the unit ends nobody else can add one for the same. */
  async heldBetween(from: string, to: string, memberId: MemberId | null): Promise<AbsenceDays[]> {
    const { guildId, manager } = this.scope.of(Absence);
    // There is no row to lock for days that are still free.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`absence ${guildId} ${memberId ?? "house"}`]);
    return (await this.between(from, to)).filter((absence) => absence.memberId === memberId);
  }

  /** Held until the unit ends. @throws AbsenceNotFound */
  async get(id: AbsenceId): Promise<AbsenceDays> {
    const { guildId, rows } = this.scope.of(Absence);
    const absence = await rows.findOne({ where: { guildId, id }, lock: { mode: "pessimistic_write" } });
    if (!absence) throw new AbsenceNotFound({ absenceId: id });
    return daysOf(absence);
  }

  async shorten(id: AbsenceId, toDay: string): Promise<void> {
    const { guildId, rows } = this.scope.of(Absence);
    await rows.update({ guildId, id }, { toDay });
  }

  async delete(id: AbsenceId): Promise<void> {
    const { guildId, rows } = this.scope.of(Absence);
    await rows.delete({ guildId, id });
  }
}

const daysOf = ({ id, memberId, fromDay, toDay, givenBack }: Absence): AbsenceDays => ({
  absenceId: id,
  memberId,
  from: fromDay,
  to: toDay,
  givenBack,
});
