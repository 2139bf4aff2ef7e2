import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { UserId } from "../kernel/user-id.js";

/** Who owns the server, as Discord last said. */
@Entity("discord_guild")
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "discord_guild_guild_fkey" })
export class DiscordGuild {
  @PrimaryColumn("text") guildId!: GuildId;
  @Column("text") ownerId!: UserId;
}

/** A Discord role and its permission bits (decimal text: they do not fit a JavaScript number). */
@Entity("discord_role")
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "discord_role_guild_fkey" })
export class DiscordRole {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("text") roleId!: string;
  @Column("text") permissions!: string;
}

/** The roles a person holds in a server, as Discord last said. `leftAt` is null while they are in it. */
@Entity("discord_member")
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "discord_member_guild_fkey" })
export class DiscordMember {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("text") userId!: UserId;
  @Column("text", { array: true }) roleIds!: string[];
  @Column("timestamptz") seenAt!: Date;
  @Column("timestamptz", { nullable: true }) leftAt!: Date | null;
}
