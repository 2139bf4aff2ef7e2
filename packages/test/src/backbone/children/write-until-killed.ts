import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import { openDatabase } from "@chorestree/core/database";
import { Sample, sampleSchema } from "../sample-schema.js";
import { workOn } from "../work-on.js";

/** Writes rows into the folder named by its argument, and prints the id of each once it is acknowledged. */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const database = await openDatabase({ kind: "embedded", dataDir: process.argv[2] ?? null }, sampleSchema, { logger: silent });
await database.migrate();
const { unitOfWork, scope } = workOn(database);
const guildId = GuildId.parse("1");

for (;;) {
  const id = randomUUID();
  await unitOfWork.run(guildId, "write", () => scope.of(Sample).rows.insert({ guildId, id, count: 1 }));
  process.stdout.write(`${id}\n`);
}
