// @ts-check
import { spawn } from "node:child_process";
import { guardGroup } from "../../packages/test/src/services/guard.mjs";

/** @type {Set<() => void>} */
const running = new Set();

/** Ends what is running, with all its children: for an interrupted run. */
export const endAll = () => {
  for (const end of running) end();
};

/**
 * Runs a Node program with our output as its own. Its group is killed when the limit is over, and also when this
 * process ends before it, whichever way.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string; env: NodeJS.ProcessEnv; limitSeconds: number }} options
 * @returns {Promise<{ code: number | null; timedOut: boolean }>}
 */
export const runLimited = (args, { cwd, env, limitSeconds }) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
    const release = child.pid === undefined ? () => {} : guardGroup(child.pid);
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has just ended by itself.
      }
    };
    running.add(end);

    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, limitSeconds * 1000);
    const settle = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      running.delete(end);
      // Children that it left behind must not go on beside the next kind.
      end();
      release();
      resolve({ code, timedOut });
    };
    child.once("error", () => settle(null));
    child.once("exit", settle);
  });
