import type { MigrationInterface } from "typeorm";

export type DatabaseSettings =
  | {
      readonly kind: "postgres";
      /** Wins over the parts below. */
      readonly url?: string;
      readonly host?: string;
      readonly port?: number;
      readonly user?: string;
      readonly password?: string;
      readonly name?: string;
      readonly ssl: boolean;
      readonly poolMax: number;
    }
  /** `null` keeps everything in memory, for tests. */
  | { readonly kind: "embedded"; readonly dataDir: string | null };

export type EntityClass = new () => object;

/** Its `name` ends in 13 digits, its place in the one ordered list of the house: `name = "foundation0000000000001"`. */
export type MigrationClass = new () => MigrationInterface;

/** What the tables are: every package's entities and migrations, put together by the composition. */
export interface Schema {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
}

/** The little that the database says about itself. */
export interface DatabaseLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
