import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import type { UserId } from "../kernel/user-id.js";
import type { Locale } from "../messages/locale.js";

/**
 * An answer that somebody was promised in Discord and has not had. Gone once it is given: what lies here longer was left by a process
 * that died. No foreign key: it may be written before the guild is known.
 */
@Entity("deferred_interaction")
@Check("deferred_interaction_locale_known", "locale IN ('en', 'nl')")
@Check("deferred_interaction_kind_known", "kind IN ('reply public', 'reply private', 'update')")
@Index("deferred_interaction_age_index", ["deferredAt"])
export class DeferredInteraction {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("text") interactionId!: string;
  @Column("text") applicationId!: string;
  @Column("text") userId!: UserId;
  @Column("text") locale!: Locale;
  /** How the answer was promised. */
  @Column("text") kind!: "reply public" | "reply private" | "update";
  /** With it anybody may answer in our name, for 15 minutes. */
  @Column("bytea") token!: Sealed;
  @Column("timestamptz") deferredAt!: Date;
}
