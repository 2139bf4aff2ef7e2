import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import type { UserId } from "../kernel/user-id.js";
import type { MemberId } from "./member.id.js";

/** A person in a guild. All else refers to `id`, so that erasing a person cuts one link. */
@Entity("member")
@Unique("member_user_unique", ["guildId", "userId"])
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "member_guild_fkey" })
export class Member {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: MemberId;
  @Column("text") userId!: UserId;
  /** Sealed: no SQL looks inside. */
  @Column("bytea", { nullable: true }) displayName!: Sealed | null;
  @Column("timestamptz", { nullable: true }) leftAt!: Date | null;
}
