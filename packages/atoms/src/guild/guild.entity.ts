import { Check, Column, Entity, PrimaryColumn } from "typeorm";
import type { Locale } from "../messages/locale.js";
import type { GuildId } from "./guild.id.js";
import type { GuildFacts, GuildState } from "./guild.schema.js";

/** A Discord server as the product knows it; what only Discord decides (owner, roles) is the mirror's. */
@Entity("guild")
@Check("guild_state_known", `state IN ('active', 'unavailable', 'removed')`)
@Check("guild_locale_known", `locale IN ('en', 'nl')`)
export class Guild implements GuildFacts {
  @PrimaryColumn("text") guildId!: GuildId;
  @Column("text") locale!: Locale;
  @Column("text") timeZone!: string;
  @Column("text") state!: GuildState;
  @Column("timestamptz", { nullable: true }) removedAt!: Date | null;
}
