// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { guardGroup } from "./guard.mjs";

const KEPT_OUTPUT = 4_000;

/** A child at the head of a process group of its own, so that it and its children can be ended together. */
export class GuardedProcess {
  #output = "";
  #child;

  /**
   * @param {readonly string[]} command
   * @param {{ cwd: string; env?: NodeJS.ProcessEnv }} options
   */
  constructor([file, ...args], { cwd, env = process.env }) {
    const child = spawn(/** @type {string} */ (file), args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.#output = (this.#output + text).slice(-KEPT_OUTPUT)));
    }
    child.on("error", (error) => (this.#output += error.message));
    if (child.pid !== undefined) child.once("exit", guardGroup(child.pid));
  }

  get ended() {
    const { pid, exitCode, signalCode } = this.#child;
    return pid === undefined || exitCode !== null || signalCode !== null;
  }

  lastWords() {
    return this.#output.trim() || "(none)";
  }

  /**
   * Resolves when it is gone. A gentle signal is followed by SIGKILL after `patienceMs`.
   *
   * @param {NodeJS.Signals} signal
   * @param {number} patienceMs
   */
  async end(signal, patienceMs = 0) {
    if (this.ended) return;
    const gone = once(this.#child, "exit");
    this.#signal(signal);
    if (signal !== "SIGKILL") {
      const patience = new AbortController();
      await Promise.race([gone, pause(patienceMs, undefined, { signal: patience.signal })]);
      patience.abort();
      if (!this.ended) this.#signal("SIGKILL");
    }
    await gone;
    // Whoever is left of the group, e.g. a helper that outlives its parent for a moment.
    this.#signal("SIGKILL");
  }

  /** @param {NodeJS.Signals} signal */
  #signal(signal) {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  }
}
