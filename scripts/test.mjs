// @ts-check
// Lint, type check and every kind of test, to the end even when the first is red; the closing line counts them all.
import { join } from "node:path";
import { compiler } from "./bootstrap/build.mjs";
import { codeOfSignal } from "./bootstrap/step.mjs";
import { ROOT } from "./bootstrap/workspace.mjs";
import { CHECKS, readArguments, SERVICES, WrongArgument } from "./testing/arguments.mjs";
import { gatherBackbones } from "./testing/backbones.mjs";
import { namedServices, testEnvironment } from "./testing/environment.mjs";
import { askedOf, CHECK_LIMIT_SECONDS, KINDS } from "./testing/kinds.mjs";
import { closingLine, outcomeOfCheck, sum } from "./testing/outcome.mjs";
import { runJest } from "./testing/run-jest.mjs";
import { endAll, runLimited } from "./testing/run-limited.mjs";

/** @type {Record<(typeof CHECKS)[number], string[]>} */
const programs = { lint: [join(ROOT, "scripts", "lint.mjs")], types: [compiler(ROOT), "-b", "--pretty", "false"] };

/**
 * @param {string} title
 * @param {() => Promise<import("./testing/outcome.mjs").Outcome>} work
 */
async function section(title, work) {
  console.log(`\n== ${title}`);
  const begun = performance.now();
  const outcome = await work();
  console.log(`== ${title}: ${closingLine(outcome)}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return outcome;
}

/** @param {import("./testing/arguments.mjs").Request} request */
async function runAll({ steps, required, patterns }) {
  const outcomes = [];
  for (const name of CHECKS.filter((check) => steps.includes(check))) {
    const options = { cwd: ROOT, env: process.env, limitSeconds: CHECK_LIMIT_SECONDS };
    outcomes.push(await section(name, async () => outcomeOfCheck(name, await runLimited(programs[name], options), CHECK_LIMIT_SECONDS)));
  }

  const kinds = KINDS.filter(({ name }) => steps.includes(name));
  const needed = kinds.some(({ services }) => services);
  const backbones = needed ? await gatherBackbones(namedServices(process.env), required) : undefined;
  if (backbones) console.log(["\nThe tests run on", ...backbones.lines].join("\n  "));
  stopBackbones = backbones?.stop ?? stopBackbones;
  for (const failure of backbones?.failures ?? [])
    outcomes.push({ passed: 0, failed: 1, notes: [`required, but missing: ${failure}`], skipped: [] });

  const addresses = backbones?.addresses ?? {};
  const isWhole = SERVICES.every((service) => addresses[service] !== undefined);
  for (const kind of kinds) {
    const env = testEnvironment(process.env, kind.services ? addresses : {});
    outcomes.push(await section(`${kind.name} tests`, () => runJest(askedOf(kind, isWhole), { root: ROOT, env, patterns })));
  }
  await stopBackbones();
  return { outcome: sum(outcomes), lines: backbones?.lines ?? [] };
}

let stopBackbones = async () => {};

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, async () => {
    endAll();
    await stopBackbones();
    process.exit(codeOfSignal(signal));
  });
}

try {
  const { outcome, lines } = await runAll(readArguments(process.argv.slice(2), process.env));
  console.log("");
  if (outcome.skipped.length > 0) console.log(["Not run:", ...outcome.skipped].join("\n  "));
  if (lines.length > 0) console.log(["Ran on", ...lines].join("\n  "));
  for (const note of outcome.notes) console.log(note);
  console.log(closingLine(outcome));
  process.exitCode = outcome.failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof WrongArgument)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
