import { createHash } from "node:crypto";
import { mkdir, realpath, rm, rmdir, stat } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataDirInUse } from "../operator-action-needed.js";

/** Longer paths are cut off by the kernel (sun_path of unix(7)), silently. */
const LONGEST_SOCKET_PATH = 107;
/** A takeover lasts milliseconds: a sign of one that is this old was left by a crash. */
const STALE_TAKEOVER_MS = 10_000;

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
  const owner = await ownerOf(path);
  if (owner !== null) throw inUse(dataDir, owner);
  const takeover = `${path}.takeover`;
  await beginTakeover(takeover, dataDir);
  try {
    // Asked again, since another may have taken it over in between.
    const winner = await ownerOf(path);
    if (winner !== null) throw inUse(dataDir, winner);
    await rm(path, { force: true });
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

async function beginTakeover(takeover: string, dataDir: string): Promise<void> {
  const begun = await stat(takeover).catch(() => null);
  if (begun !== null && Date.now() - begun.mtimeMs > STALE_TAKEOVER_MS) await rmdir(takeover).catch(() => undefined);
  try {
    await mkdir(takeover);
  } catch (cause) {
    throw new DataDirInUse(`Another process is just starting on the data folder ${dataDir}.`, { cause });
  }
}

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.on("error", () => undefined).end(String(process.pid)));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

const inUse = (dataDir: string, owner: string): DataDirInUse =>
  new DataDirInUse(`The data folder ${dataDir} is in use by process ${owner}. Stop that one, or set DATA_DIR to another folder.`);
