import type { Checklist, ChoreId } from "@chorestree/atoms/chore";
import { ChoreItem } from "@chorestree/atoms/chore/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { In } from "typeorm";

/** Names one checklist: a chore has another edition whenever it is written anew. */
export interface ChecklistRef {
  readonly choreId: ChoreId;
  readonly edition: number;
}

/** The only code that touches the `chore_item` table; seals and opens its texts. Lists are only ever added. */
@Injectable()
export class ChecklistRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
  ) {}

  async insert({ choreId, edition }: ChecklistRef, items: Checklist): Promise<void> {
    const { guildId, rows } = this.scope.of(ChoreItem);
    const made = items.map((text, index) => {
      const item = { choreId, edition, number: index + 1 };
      return rows.create({ ...item, guildId, text: this.sealing.seal(text, this.textOf(guildId, item)) });
    });
    await rows.insert(made);
  }

  /** The texts of each in their order. Whoever asks for a list that is not there is given an empty one. */
  async of(refs: readonly ChecklistRef[]): Promise<(ref: ChecklistRef) => Checklist> {
    if (refs.length === 0) return () => [];
    const { guildId, rows } = this.scope.of(ChoreItem);
    const [choreIds, editions] = [refs.map(({ choreId }) => choreId), refs.map(({ edition }) => edition)];
    const found = await rows.find({ where: { guildId, choreId: In(choreIds), edition: In(editions) }, order: { number: "ASC" } });
    return (ref) =>
      found
        .filter(({ choreId, edition }) => choreId === ref.choreId && edition === ref.edition)
        .map((item) => this.sealing.open(item.text, this.textOf(guildId, item)));
  }

  private readonly textOf = (guild: string, { choreId, edition, number }: Pick<ChoreItem, "choreId" | "edition" | "number">) => ({
    table: "chore_item",
    column: "text",
    guild,
    row: `${choreId} ${edition} ${number}`,
  });
}
