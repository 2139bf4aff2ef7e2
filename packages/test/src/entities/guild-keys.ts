import { getMetadataArgsStorage } from "typeorm";

/** How a table is tied to guilds, by the names of the entity's properties. */
export interface GuildKeys {
  readonly primary: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  /** The columns here, and those there. */
  readonly references: readonly { readonly to: string; readonly from: readonly string[]; readonly at: readonly string[] }[];
}

type Entity = new () => object;

/** Reads an entity's keys from its decorators, without a database. */
export function guildKeysOf(entity: Entity): GuildKeys {
  const { columns, uniques, foreignKeys } = getMetadataArgsStorage();
  const mine = <Row extends { target: unknown }>(rows: readonly Row[]) => rows.filter(({ target }) => target === entity);
  return {
    primary: mine(columns)
      .filter(({ options }) => options.primary)
      .map(({ propertyName }) => propertyName),
    uniques: mine(uniques).map((unique) => unique.columns as string[]),
    references: mine(foreignKeys).map((key) => ({
      to: (key.type as () => Entity)().name,
      from: key.columnNames as string[],
      at: key.referencedColumnNames as string[],
    })),
  };
}
