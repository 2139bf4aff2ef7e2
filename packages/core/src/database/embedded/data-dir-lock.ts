import { createHash } from "node:crypto";
import { mkdir, realpath, rmdir, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DataDirInUse } from "../operator-action-needed.js";

/** Longer paths are cut off by the kernel (sun_path of unix(7)), silently. */
const LONGEST_SOCKET_PATH = 107;
/** A takeover lasts milliseconds: one that outlasts so many looks was left by a crash. */
const LOOKS = 100;
const BETWEEN_LOOKS_MS = 50;

export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * One process to a folder: PGlite does not look, and two at once destroy the data. A listening socket is the lock, because the kernel
 * drops it when its process dies, whatever way, and unlike a process number it means the same in every container.
 * @throws DataDirInUse
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const path = await socketPath(dataDir);
  const takeover = `${path}.takeover`;
  await beginTakeover(takeover);
  try {
    const owner = await ownerOf(path);
    if (owner !== null) throw inUse(dataDir, owner);
    await removeStale(path);
    const server = await listen(path);
    return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  } finally {
    await rmdir(takeover).catch(() => undefined);
  }
}

async function socketPath(dataDir: string): Promise<string> {
  const path = join(await realpath(dataDir), "database.lock");
  if (Buffer.byteLength(`${path}.takeover`) <= LONGEST_SOCKET_PATH) return path;
  return join(tmpdir(), `chorestree-${createHash("sha256").update(path).digest("hex").slice(0, 16)}.lock`);
}

/** The process that listens there, as it says itself; null when nobody does. */
function ownerOf(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(path);
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("connect", () => (said = "?"));
    socket.on("data", (data) => (said = data.toString("utf8")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(said === "" ? null : said));
  });
}

/**
 * What a killed process left. Not by `rm`, which looks at the file first: while the last thing that Node looked at is a socket, its
 * `realpathSync` stops at the first folder it knows, and `require` no longer finds what lies behind links (seen on Node 20.20).
 */
async function removeStale(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  });
}

/** Of those that start at the same moment one goes on and the others wait for it to be done. */
async function beginTakeover(takeover: string): Promise<void> {
  for (let look = 1; look <= LOOKS; look++) {
    if (await made(takeover)) return;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  await rmdir(takeover).catch(() => undefined);
  await mkdir(takeover);
}

const made = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    },
  );

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.on("error", () => undefined).end(String(process.pid)));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

const inUse = (dataDir: string, owner: string): DataDirInUse =>
  new DataDirInUse(`The data folder ${dataDir} is in use by process ${owner}. Stop that one, or set DATA_DIR to another folder.`);
