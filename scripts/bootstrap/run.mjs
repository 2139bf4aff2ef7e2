// @ts-check
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { makeSeed } from "./seed.mjs";
import { codeOfSignal, StepFailed, stopOnSignal } from "./step.mjs";
import { ROOT } from "./workspace.mjs";

/**
 * Each command: what has to be there first, the program it then becomes, and what an interruption before that is worth.
 * Interrupted tests have not passed; a platform told to stop has done as told.
 *
 * @type {Record<string, { steps: ((root: string) => Promise<void>)[]; program: string; interrupted: (signal: NodeJS.Signals) => number }>}
 */
const commands = {
  start: { steps: [install, build, makeSeed], program: "apps/local/dist/main.js", interrupted: () => 0 },
  // It builds as its type check, so that a type error is one failure among others.
  test: { steps: [install, makeSeed], program: "scripts/test.mjs", interrupted: codeOfSignal },
};

/**
 * @param {string | undefined} name
 * @param {readonly string[]} args
 */
export async function run(name, args) {
  const command = commands[name ?? ""];
  if (!command) {
    console.error(`Say which: ${Object.keys(commands).join(" or ")}.`);
    process.exitCode = 1;
    return;
  }
  const listening = stopOnSignal(command.interrupted);
  try {
    for (const step of command.steps) await step(ROOT);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`${error.output.trim()}\n${error.message}`);
    process.exitCode = 1;
    return;
  } finally {
    listening();
  }
  // From here this process is the program. As its parent we would have to pass on signals that a terminal sends to both,
  // and a kill -9 of the parent would leave it running.
  const program = join(ROOT, command.program);
  process.argv = [process.argv[0] ?? process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}
