import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import { Member } from "../member/member.entity.js";
import type { MemberId } from "../member/member.id.js";
import type { ChoreDraftId } from "./chore-draft.schema.js";

/** A chore, or a change of one, that somebody looks at before saving it. */
@Entity("chore_draft")
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "chore_draft_guild_fkey" })
@ForeignKey(() => Member, ["guildId", "draftedBy"], ["guildId", "id"], { name: "chore_draft_drafted_by_fkey" })
export class ChoreDraft {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: ChoreDraftId;
  /** Sealed: what was typed, as JSON. */
  @Column("bytea") input!: Sealed;
  @Column("uuid") draftedBy!: MemberId;
  @Column("timestamptz") draftedAt!: Date;
}
