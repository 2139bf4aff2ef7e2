import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import type { ErrorKind, ErrorParams } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";

export interface Refusal {
  readonly code: `${string}.${string}`;
  readonly kind: ErrorKind;
  readonly params: ErrorParams;
}

/** What an act answered, so that a repeat of it answers the same and does nothing. Holds ids and facts, never texts. */
@Entity("idempotency_key")
@Check("idempotency_key_one_answer", "num_nonnulls(answer, refusal) <= 1")
@Check("idempotency_key_length", "char_length(key) BETWEEN 1 AND 200")
export class IdempotencyKey {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") memberId!: MemberId;
  @PrimaryColumn("text") workflow!: string;
  @PrimaryColumn("text") key!: string;
  /** Empty where the act has no target: a part of the primary key cannot be null. */
  @PrimaryColumn("text") target!: string;
  /** Keyed, since inputs hold what people typed. */
  @Column("bytea") inputFingerprint!: Buffer;
  @Column("jsonb", { nullable: true }) answer!: object | null;
  @Column("jsonb", { nullable: true }) refusal!: Refusal | null;
  @Index()
  @Column("timestamptz")
  createdAt!: Date;
}
