import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import type { MemberId } from "@chorestree/atoms/member";

/** The last position given out in a guild. Its row lock makes the order of positions the order of commits. */
@Entity("event_counter")
export class EventCounter {
  @PrimaryColumn("text") guildId!: GuildId;
  @Column("bigint") position!: string;
}

/** What happened, for ever: rows are added and never changed. */
@Entity("event")
@Unique("event_sequence_unique", ["guildId", "aggregateId", "sequence"])
export class StoredEvent {
  @PrimaryColumn("text") guildId!: GuildId;
  /** Text, as the driver gives a bigint. */
  @PrimaryColumn("bigint") position!: string;
  @Column("uuid") id!: string;
  @Column("text") name!: string;
  @Column("integer") version!: number;
  @Column("uuid") aggregateId!: string;
  @Column("integer") sequence!: number;
  @Column("timestamptz") occurredAt!: Date;
  @Column("uuid", { nullable: true }) actor!: MemberId | null;
  @Column("text") correlationId!: string;
  @Column("uuid", { nullable: true }) causationId!: string | null;
  @Column("jsonb") data!: Record<string, unknown>;
}

/** An event that still waits for the broker's confirm; deleted after it. */
@Entity("outbox")
export class OutboxRow {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("bigint") position!: string;
}
