import type { Database } from "./database.js";

/** The statements that would make the tables what the entities say; none when migrations and entities agree. */
export async function schemaDrift(database: Database): Promise<string[]> {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
