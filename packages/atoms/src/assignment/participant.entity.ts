import { IsInt, Max, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";

/** A member who joined the rota: turns are for participants. */
@Entity("participant")
@Check("participant_weight_range", `weight BETWEEN 0 AND 1000`)
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "participant_member_fkey" })
export class Participation {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") memberId!: MemberId;
  /** In hundredths of a share: 100 is a whole one; at 0 nothing is charged and nothing is picked. */
  @Column("integer") @IsInt() @Min(0) @Max(1000) weight!: number;
  @Column("timestamptz") joinedAt!: Date;
}
