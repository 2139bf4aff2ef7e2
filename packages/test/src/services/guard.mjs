// @ts-check
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @type {import("node:stream").Writable | undefined} */
let orders;

/**
 * One guardian for this process, started with the first thing worth guarding. It holds the other end of a pipe, so it
 * learns of our end however that came about, kill -9 included. Neither it nor the pipe keeps this process alive.
 */
function guardian() {
  if (orders) return orders;
  const child = spawn(process.execPath, [fileURLToPath(new URL("./guardian.mjs", import.meta.url))], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    env: {},
  });
  child.unref();
  const { stdin } = child;
  /** @type {import("node:net").Socket} */ (stdin).unref();
  // A guardian that somebody killed must not bring the tests down with an EPIPE.
  stdin.on("error", () => {});
  orders = stdin;
  return stdin;
}

/**
 * @param {"group" | "folder"} kind
 * @param {string} what
 */
function guard(kind, what) {
  const pipe = guardian();
  pipe.write(`+${kind} ${what}\n`);
  return () => {
    pipe.write(`-${kind} ${what}\n`);
  };
}

/**
 * Has the process group killed when this process ends. Returns what to call once the group has ended by itself.
 *
 * @param {number} leader
 */
export const guardGroup = (leader) => guard("group", String(leader));

/**
 * Has the folder removed when this process ends. Returns what to call once it is gone.
 *
 * @param {string} path
 */
export const guardFolder = (path) => guard("folder", path);
