import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import type { AbsenceId } from "./absence.schema.js";

/** Days on which somebody, or the whole house, is away. */
@Entity("absence")
@Check("absence_ends_after_it_begins", `to_day >= from_day`)
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "absence_guild_fkey" })
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "absence_member_fkey" })
@ForeignKey(() => Member, ["guildId", "createdBy"], ["guildId", "id"], { name: "absence_created_by_fkey" })
@Index("absence_day_index", ["guildId", "toDay"])
export class Absence {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: AbsenceId;
  /** None: the whole house. */
  @Column("uuid", { nullable: true }) memberId!: MemberId | null;
  /** Days on the guild's calendar, both included. */
  @Column("date") fromDay!: string;
  @Column("date") toDay!: string;
  /** Whether turns that come meanwhile are given back; none: as each chore has it. */
  @Column("boolean", { nullable: true }) givenBack!: boolean | null;
  @Column("uuid") createdBy!: MemberId;
  @Column("timestamptz") createdAt!: Date;
}
