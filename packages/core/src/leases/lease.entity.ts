import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Who of several processes may do a background work now. Belongs to no guild. */
@Entity("lease")
@Check("lease_fence_positive", "fence > 0")
export class LeaseRow {
  @PrimaryColumn("text") name!: string;
  /** Null once given back. */
  @Column("uuid", { nullable: true }) holder!: string | null;
  /** Text, as the driver gives a bigint. */
  @Column("bigint") fence!: string;
  @Column("timestamptz") expiresAt!: Date;
}
