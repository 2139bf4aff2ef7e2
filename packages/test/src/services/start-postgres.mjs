// @ts-check
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { GuardedProcess } from "./guarded-process.mjs";
import { findBinary, freePort, lodge, tenant, versionsIn } from "./lodging.mjs";
import { plainOwner, postgresVersion } from "./plain-owner.mjs";
import { startService } from "./service.mjs";

const run = promisify(execFile);

/** Speed over safety: what a power cut would lose, a test does not miss. A killed process loses nothing by these. */
const FAST = ["fsync=off", "full_page_writes=off", "max_connections=200", "unix_socket_directories="];

/**
 * A PostgreSQL of the newest version installed. Its `url` is for a role that may log in and make databases and roles,
 * and is no superuser: a superuser walks through row-level security.
 *
 * @returns {Promise<import("./service.mjs").Service & { adminUrl: string }>}
 * @throws {import("./lodging.mjs").BinaryMissing}
 */
export async function startPostgres() {
  const initdb = findBinary("PostgreSQL", "initdb", versionsIn("/usr/lib/postgresql"));
  const user = tenant("PostgreSQL", "postgres");
  const folder = lodge("postgres", user);
  const port = await freePort();
  const data = join(folder, "data");
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;

  const [file, ...args] = user.command([initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  await run(/** @type {string} */ (file), args, { cwd: folder });

  const server = [join(dirname(initdb), "postgres"), "-D", data, "-h", "127.0.0.1", "-p", String(port)];
  const settings = FAST.flatMap((setting) => ["-c", setting]);
  let url = adminUrl;
  const service = await startService({
    name: "postgres",
    url,
    folder,
    launch: () => new GuardedProcess(user.command([...server, ...settings]), { cwd: folder }),
    ready: () => postgresVersion(adminUrl),
    gently: "SIGINT",
    atOnce: "SIGQUIT",
    startWithinMs: 30_000,
  });
  try {
    url = await plainOwner(adminUrl);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { ...service, url, adminUrl };
}
