// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";

/** A step went wrong in a way that its own output explains better than a stack trace would. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.name = "StepFailed";
    this.output = output;
  }
}

/**
 * One line a step: what is done, and how long it took.
 *
 * @param {string} title
 * @param {() => Promise<void>} work
 */
export async function step(title, work) {
  const begun = performance.now();
  process.stdout.write(`${title} … `);
  try {
    await work();
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
  process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;

/**
 * Runs a program, quiet unless it fails.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<void>}
 * @throws {StepFailed} With all it printed.
 */
export const runQuietly = (file, args, { cwd }) =>
  new Promise((resolve, reject) => {
    // npx is a shell script on Windows, which only a shell can start; the arguments are ours and hold no spaces.
    const child = spawn(file, args, { cwd, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" && file === "npx" });
    running = child;
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => reject(new StepFailed(`${file} could not be started: ${error.message}`, output)));
    child.on("close", (code, signal) => {
      running = undefined;
      if (code === 0) resolve();
      else reject(new StepFailed(`${file} ended with ${signal ?? `code ${code}`}`, output));
    });
  });

/**
 * While steps run, a signal ends the running program and then us. Returns how to stop listening.
 *
 * @param {(signal: NodeJS.Signals) => number} exitCode
 */
export function stopOnSignal(exitCode) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    process.stdout.write("stopped\n");
    if (!running) process.exit(exitCode(signal));
    running.once("close", () => process.exit(exitCode(signal)));
    running.kill(signal);
  };
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM"]);
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
}

/**
 * What a shell reports for a program that a signal ended.
 *
 * @param {NodeJS.Signals} signal
 */
export const codeOfSignal = (signal) => 128 + constants.signals[signal];
