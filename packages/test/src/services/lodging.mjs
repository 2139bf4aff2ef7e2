// @ts-check
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { accessSync, chmodSync, chownSync, constants, mkdtempSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The machine has no such program. `message` says which. */
export class BinaryMissing extends Error {
  /**
   * @param {string} service
   * @param {string} binary
   */
  constructor(service, binary) {
    super(`no ${service} of our own: ${binary} is not installed on this machine`);
    this.name = "BinaryMissing";
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Debian keeps one folder a version, the newest last; `9` sorts after `15` as text, hence the numeric order.
 *
 * @param {string} parent
 */
export function versionsIn(parent) {
  try {
    return readdirSync(parent)
      .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
      .map((version) => join(parent, version, "bin"));
  } catch {
    return [];
  }
}

/**
 * @param {string} service
 * @param {string} binary
 * @param {readonly string[]} folders Looked at before PATH.
 * @throws {BinaryMissing}
 */
export function findBinary(service, binary, folders = []) {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const found = [...folders, ...path, "/usr/sbin", "/usr/local/sbin"].map((folder) => join(folder, binary)).find(isProgram);
  if (!found) throw new BinaryMissing(service, binary);
  return found;
}

/**
 * Who a service runs as.
 *
 * @typedef {object} Tenant
 * @property {(command: readonly string[]) => string[]} command What to run instead, so that it runs as the tenant.
 * @property {(path: string) => void} own Hands the path over to the tenant.
 */

/**
 * @param {string} service
 * @param {string} flag
 * @param {string} user
 */
function systemUser(service, flag, user) {
  try {
    return Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    throw new BinaryMissing(service, `the system user ${user}`);
  }
}

/**
 * PostgreSQL refuses to run as root, so root hands each service to its own system user; anybody else runs it as oneself.
 *
 * @param {string} service
 * @param {string} user
 * @returns {Tenant}
 * @throws {BinaryMissing}
 */
export function tenant(service, user) {
  if (process.getuid?.() !== 0) return { command: (command) => [...command], own: () => {} };

  const setpriv = findBinary(service, "setpriv");
  const uid = systemUser(service, "-u", user);
  const gid = systemUser(service, "-g", user);
  return {
    command: (command) => [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--", ...command],
    own: (path) => chownSync(path, uid, gid),
  };
}

/**
 * A folder that the tenant may reach and owns.
 *
 * @param {string} service
 * @param {Tenant} user
 */
export function lodge(service, user) {
  const folder = mkdtempSync(join(tmpdir(), `chorestree-${service}-`));
  chmodSync(folder, 0o700);
  user.own(folder);
  return folder;
}

/** @param {number} port */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** A port below the range from which systems take the local end of outgoing connections: nobody gets it by chance meanwhile. */
export async function freePort() {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
}
