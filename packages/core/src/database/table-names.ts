import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from "typeorm";

/** PostgreSQL cuts longer names, each kind by a rule of its own. */
const LONGEST_NAME = 63;

/**
 * `dueAt` is the column `due_at`, and what hangs on a table is called what PostgreSQL itself calls it. So a migration leaves primary
 * keys, uniques, foreign keys and indexes unnamed (`UNIQUE (a, b)`, `CREATE INDEX ON t (a)`) and the entity declares them unnamed
 * too. CHECKs, and two indexes on the same columns (one of them partial, say), are named in both, in the same words.
 */
export class TableNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snakeCase(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snakeCase), given ?? snakeCase(property)].join("_");
  }

  override joinColumnName(relation: string, column: string): string {
    return snakeCase(`${relation}_${column}`);
  }

  override primaryKeyName(table: Table | string): string {
    return this.composed(table, [], "pkey");
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return this.composed(table, columns, "key");
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return this.composed(table, columns, "fkey");
  }

  override indexName(table: Table | string, columns: string[]): string {
    return this.composed(table, columns, "idx");
  }

  override checkConstraintName(table: Table | string, expression: string): string {
    throw new Error(`name the check of ${this.getTableName(table)} yourself: ${expression}`);
  }

  private composed(table: Table | string, columns: readonly string[], kind: string): string {
    const name = [this.getTableName(table).split(".").at(-1), ...columns, kind].join("_");
    if (name.length > LONGEST_NAME)
      throw new Error(`${name} is longer than PostgreSQL keeps: name it yourself, in the entity and the migration`);
    return name;
  }
}

const snakeCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
