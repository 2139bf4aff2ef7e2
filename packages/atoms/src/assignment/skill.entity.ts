import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import type { SkillId } from "./skill.schema.js";

/** Something that not everybody can. */
@Entity("skill")
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "skill_guild_fkey" })
export class Skill {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: SkillId;
  /** Sealed: no SQL looks inside. */
  @Column("bytea") name!: Sealed;
}

/** Somebody who can. */
@Entity("member_skill")
@ForeignKey(() => Skill, ["guildId", "skillId"], ["guildId", "id"], { name: "member_skill_skill_fkey" })
@ForeignKey(() => Member, ["guildId", "memberId"], ["guildId", "id"], { name: "member_skill_member_fkey" })
export class MemberSkill {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") memberId!: MemberId;
  @PrimaryColumn("uuid") skillId!: SkillId;
}
