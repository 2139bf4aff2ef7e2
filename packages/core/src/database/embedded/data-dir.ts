import { fork } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DataDirLock, lockDataDir } from "./data-dir-lock.js";
import { Engine } from "./engine.js";

/** Made by `embedded/make-seed.mjs`; three folders up from here in `src` and in `dist` alike. */
const SEED = fileURLToPath(new URL("../../../embedded/seed.tar.gz", import.meta.url));
/** Beginning takes twice the memory of going on: a process of its own does it, and gives all of it back. */
const BEGIN = fileURLToPath(new URL("../../../embedded/begin-database.mjs", import.meta.url));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export const seed = async (): Promise<string | null> => ((await exists(SEED)) ? SEED : null);

/** Locks `dataDir` and starts the engine on the database in it, a new one where there is none. @throws DataDirInUse */
export async function startInDataDir(dataDir: string): Promise<{ engine: Engine; lock: DataDirLock }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDataDir(dataDir);
  try {
    return { engine: await startLocked(join(dataDir, "database")), lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Killed during its very first start, a database is half there and holds nothing of anybody's: it is made anew. */
async function startLocked(folder: string): Promise<Engine> {
  const complete = `${folder}.complete`;
  if (await exists(complete)) return Engine.start({ dataDir: folder, seed: null });
  await rm(folder, { recursive: true, force: true });
  await begin(folder, await seed());
  await writeFile(complete, "");
  return Engine.start({ dataDir: folder, seed: null });
}

async function begin(folder: string, from: string | null): Promise<void> {
  const child = fork(BEGIN, [folder, ...(from === null ? [] : [from])], { execArgv: [] });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`the embedded database could not be made in ${folder}`);
}
