// @ts-check
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { counted } from "./kinds.mjs";
import { outcomeOfCoverage, outcomeOfTests, sum } from "./outcome.mjs";
import { runLimited } from "./run-limited.mjs";

/**
 * The whole command line: thresholds and what they count belong to a run, not to a project of Jest's configuration.
 *
 * @param {import("./kinds.mjs").Kind} kind
 * @param {{ folder: string; patterns: readonly string[] }} run
 */
export function jestArguments(kind, { folder, patterns }) {
  const coverage = [
    "--coverage",
    `--coverageDirectory=${folder}`,
    "--coverageReporters=json-summary",
    "--coverageReporters=lcovonly",
    ...counted(kind).map((glob) => `--collectCoverageFrom=${glob}`),
    ...(kind.threshold ? [`--coverageThreshold=${JSON.stringify({ global: kind.threshold })}`] : []),
  ];
  return [
    `--selectProjects=${kind.name}`,
    "--maxWorkers=2",
    `--testTimeout=${kind.testSeconds * 1000}`,
    "--json",
    `--outputFile=${join(folder, "results.json")}`,
    ...(patterns.length > 0 ? ["--", ...patterns] : coverage),
  ];
}

/**
 * Undefined where Jest did not come so far.
 *
 * @param {string} file
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {any} summary coverage-summary.json */
const totals = (summary) =>
  summary && Object.fromEntries(["lines", "statements", "functions", "branches"].map((metric) => [metric, summary.total[metric].pct]));

/**
 * Runs one kind of tests and tells how it went. Never throws for a failing test.
 *
 * @param {import("./kinds.mjs").Kind} kind
 * @param {{ root: string; env: NodeJS.ProcessEnv; patterns: readonly string[] }} run
 */
export async function runJest(kind, { root, env, patterns }) {
  const folder = join(root, "coverage", kind.name);
  // Results of the run before must not be taken for those of this one.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const jest = join(root, "node_modules", "jest", "bin", "jest.js");
  const end = await runLimited([jest, ...jestArguments(kind, { folder, patterns })], { cwd: root, env, limitSeconds: kind.limitSeconds });
  const tests = outcomeOfTests(kind.name, readJson(join(folder, "results.json")), end, kind.limitSeconds);
  if (patterns.length > 0) return tests;
  return sum([tests, outcomeOfCoverage(kind, totals(readJson(join(folder, "coverage-summary.json"))))]);
}
