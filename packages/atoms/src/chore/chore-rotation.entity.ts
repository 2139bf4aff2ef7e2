import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { Rotation } from "../assignment/assignment.schema.js";
import type { GuildId } from "../guild/guild.id.js";
import { Chore } from "./chore.entity.js";
import type { ChoreId } from "./chore.schema.js";

/** Whose turn a chore is and whose it will be. Beside the chore and not in it: a turn that is dealt must not stand in the way of an edit. */
@Entity("chore_rotation")
@ForeignKey(() => Chore, ["guildId", "choreId"], ["guildId", "id"], { name: "chore_rotation_chore_fkey" })
export class ChoreRotation {
  @PrimaryColumn("text") guildId!: GuildId;
  @PrimaryColumn("uuid") choreId!: ChoreId;
  @Column("jsonb") rotation!: Rotation;
}
