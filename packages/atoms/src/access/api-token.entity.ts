import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Guild } from "../guild/guild.entity.js";
import type { GuildId } from "../guild/guild.id.js";
import type { UserId } from "../kernel/user-id.js";
import type { ApiTokenId, TokenOrigin } from "./api-token.schema.js";

/** A personal API token. It speaks for `userId` in every guild they are in; `guildId` is only where it was asked for. */
@Entity("api_token")
@Check("api_token_origin_known", `origin IN ('settings', 'start')`)
@ForeignKey(() => Guild, ["guildId"], ["guildId"], { name: "api_token_guild_fkey" })
@Index("api_token_hash_unique", ["tokenHash"], { unique: true })
@Index("api_token_user_index", ["userId"])
export class ApiToken {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") id!: ApiTokenId;
  @Column("text") userId!: UserId;
  @Column("text") origin!: TokenOrigin;
  /** SHA-256 of the token; the token itself is shown once and kept nowhere. */
  @Column("bytea") tokenHash!: Buffer;
  @Column("timestamptz") createdAt!: Date;
  @Column("timestamptz", { nullable: true }) revokedAt!: Date | null;
}
