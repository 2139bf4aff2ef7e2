import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Child, Sample, sampleSchema, writeUntilKilled } from "@chorestree/test/backbone";
import { openDatabase } from "../open-database.js";
import { DataDirInUse } from "../operator-action-needed.js";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("the embedded database's folder", () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "chores tree "));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const open = () => openDatabase({ kind: "embedded", dataDir }, sampleSchema, { logger: silent });

  test("holds all that was acknowledged after kill -9, and opens cleanly", async () => {
    const writer = new Child(writeUntilKilled, [dataDir]);
    await writer.printed(50);
    await writer.kill();

    const database = await open();
    try {
      await database.migrate();
      const kept = new Set((await database.dataSource.getRepository(Sample).find()).map(({ id }) => id));
      expect(writer.lines.filter((id) => !kept.has(id))).toEqual([]);
      expect(kept.size).toBeGreaterThanOrEqual(50);
    } finally {
      await database.close();
    }
  }, 60_000);

  test("is refused to a second process, which is told who has it", async () => {
    const writer = new Child(writeUntilKilled, [dataDir]);
    await writer.printed(1);
    const refusal: unknown = await open().catch((error: unknown) => error);
    await writer.kill();
    expect(refusal).toBeInstanceOf(DataDirInUse);
    expect(String(refusal)).toContain(`in use by process ${writer.pid}`);
  }, 60_000);

  test("is refused to a second opening in the same process, and free again after closing", async () => {
    const first = await open();
    await expect(open()).rejects.toBeInstanceOf(DataDirInUse);
    await first.close();
    await (await open()).close();
  }, 60_000);

  test("of several that start at the same moment one gets it", async () => {
    const starts = await Promise.allSettled([open(), open(), open()]);
    const opened = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    for (const database of opened) await database.close();
    expect(opened).toHaveLength(1);
    expect(starts.filter((start) => start.status === "rejected" && !(start.reason instanceof DataDirInUse))).toEqual([]);
  }, 60_000);

  test("left half made by a kill in the very first start, it is made anew", async () => {
    await mkdir(join(dataDir, "database", "base"), { recursive: true });
    await writeFile(join(dataDir, "database", "PG_VERSION"), "18\n");
    const database = await open();
    await database.ping();
    await database.close();
  }, 60_000);
});
