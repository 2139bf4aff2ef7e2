import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";

/** That a group has taken an event; written in the commit of the effect. Its key decides between two copies that come at once. */
@Entity("inbox")
@Index("inbox_order_index", ["guildId", "groupName", "aggregateId", "sequence"])
export class InboxRow {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("text") groupName!: string;
  @PrimaryColumn("uuid") eventId!: string;
  @Column("uuid") aggregateId!: string;
  @Column("integer") sequence!: number;
  @Column("timestamptz", { default: () => "now()" }) takenAt!: Date;
}
