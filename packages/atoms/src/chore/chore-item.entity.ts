import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { GuildId } from "../guild/guild.id.js";
import type { Sealed } from "../kernel/sealed.js";
import { Chore } from "./chore.entity.js";
import type { ChoreId } from "./chore.schema.js";

/** One line of a checklist. Written once: another list of the same chore is another edition, since there are tasks that were made with this one. */
@Entity("chore_item")
@Check("chore_item_number_range", `number BETWEEN 1 AND 25`)
@ForeignKey(() => Chore, ["guildId", "choreId"], ["guildId", "id"], { name: "chore_item_chore_fkey" })
export class ChoreItem {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") choreId!: ChoreId;
  /** The version of the chore that brought the list. */
  @PrimaryColumn("integer") edition!: number;
  /** Its place in the list, and what it is ticked by. */
  @PrimaryColumn("integer") number!: number;
  @Column("bytea") text!: Sealed;
}
