import { IsInt, Max, Min } from "class-validator";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import { Chore } from "./chore.entity.js";
import type { ChoreId } from "./chore.id.js";

/** One chore comes after another has been done. There is no way around in a circle (`checkFollows`, under the lock of the guild's tree). */
@Entity("chore_dependency")
@Check("chore_dependency_delay_range", `delay_minutes BETWEEN 0 AND 43200`)
@Check("chore_dependency_not_on_itself", `predecessor_id <> successor_id`)
@ForeignKey(() => Chore, ["guildId", "successorId"], ["guildId", "id"], { name: "chore_dependency_successor_fkey" })
@ForeignKey(() => Chore, ["guildId", "predecessorId"], ["guildId", "id"], { name: "chore_dependency_predecessor_fkey" })
@Index("chore_dependency_predecessor_index", ["guildId", "predecessorId"])
export class ChoreDependency {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") successorId!: ChoreId;
  @PrimaryColumn("uuid") predecessorId!: ChoreId;
  @Column("integer") @IsInt() @Min(0) @Max(43_200) delayMinutes!: number;
  /** What was done before brings nothing. */
  @Column("timestamptz") since!: Date;
}
