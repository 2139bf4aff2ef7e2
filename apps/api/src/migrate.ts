import { openDatabase } from "@chorestree/core/database";
import { runProcess } from "@chorestree/core/lifecycle";
import { createLogger } from "@chorestree/core/logging";
import { loadSettings, readEnvironment } from "@chorestree/core/settings";
import { schema } from "@chorestree/organisms/composition";

/** `pnpm migrate`: brings the tables up to date and ends, for those who want that done before a deployment. Every start does it too. */
await runProcess("migrate", async () => {
  const settings = loadSettings(readEnvironment(), "local");
  const database = await openDatabase(settings.database, schema, { logger: createLogger(settings) });
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  process.stdout.write("The tables are up to date.\n");
});
