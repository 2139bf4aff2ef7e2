import { IsInt, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";

/** What a member got done on one day of the guild's calendar: counted up as it happens, so that a report adds nothing up. */
@Entity("member_day")
@Check("member_day_completed_positive", "completed >= 1")
@Check("member_day_minutes_not_negative", "minutes >= 0")
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "member_day_member_fkey" })
@Index("member_day_report_index", ["guildId", "day", "memberId"])
export class MemberDay {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") memberId!: MemberId;
  @PrimaryColumn("date") day!: string;
  @Column("integer") @IsInt() @Min(1) completed!: number;
  @Column("integer") @IsInt() @Min(0) minutes!: number;
}
