// @ts-check

/**
 * What a step came to.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} notes What a reader has to know beside the figures.
 * @property {readonly string[]} skipped Names of tests that did not run.
 */

/** @typedef {{ numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number; testResults: readonly { name: string; assertionResults: readonly { status: string; fullName: string }[] }[] }} JestResults */
/** @typedef {Record<"lines" | "statements" | "functions" | "branches", number>} Coverage */

const NOT_RUN = new Set(["pending", "skipped", "todo", "disabled"]);

/**
 * Lint and type check count as one each.
 *
 * @param {string} name
 * @param {{ code: number | null; timedOut: boolean }} end
 * @param {number} limitSeconds
 * @returns {Outcome}
 */
export function outcomeOfCheck(name, { code, timedOut }, limitSeconds) {
  const notes = timedOut ? [`${name} did not end within ${limitSeconds} s`] : code === 0 ? [] : [`${name} failed`];
  return { passed: notes.length === 0 ? 1 : 0, failed: notes.length, notes, skipped: [] };
}

/**
 * A suite that could not be loaded counts as one failure, and so does a run that ends badly for no failed test's sake.
 *
 * @param {string} kind
 * @param {JestResults | undefined} results
 * @param {{ code: number | null; timedOut: boolean }} end
 * @param {number} limitSeconds
 * @returns {Outcome}
 */
export function outcomeOfTests(kind, results, { code, timedOut }, limitSeconds) {
  const passed = results?.numPassedTests ?? 0;
  const red = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
  const notes = [];
  if (timedOut) {
    const why = results ? "its results were in, so something was left open" : "no results";
    notes.push(`${kind} tests were killed after ${limitSeconds} s: ${why}`);
  } else if (!results || passed + red === 0) {
    notes.push(`${kind} tests gave no results (code ${code})`);
  }
  const skipped = (results?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => NOT_RUN.has(status)).map(({ fullName }) => `${kind}: ${fullName}`),
  );
  return { passed, failed: red + notes.length, notes, skipped };
}

/**
 * @param {import("./kinds.mjs").Kind} kind
 * @param {Coverage | undefined} coverage
 * @returns {{ line: string; short: boolean }}
 */
export function coverageLine({ name, threshold }, coverage) {
  if (!coverage) return { line: `coverage ${name}: none measured`, short: threshold !== undefined };
  const figures = /** @type {const} */ (["lines", "statements", "functions", "branches"]).map((metric) => {
    const asked = threshold?.[metric];
    const short = asked !== undefined && coverage[metric] < asked;
    return { text: `${metric} ${coverage[metric]} %${short ? ` (asked: ${asked} %)` : ""}`, short };
  });
  const unasked = threshold ? "" : " (nothing asked: not every service was there)";
  return { line: `coverage ${name}: ${figures.map(({ text }) => text).join(", ")}${unasked}`, short: figures.some(({ short }) => short) };
}

/**
 * Each kind's coverage counts as one, passed or failed, where a threshold is set.
 *
 * @param {import("./kinds.mjs").Kind} kind
 * @param {Coverage | undefined} coverage
 * @returns {Outcome}
 */
export function outcomeOfCoverage(kind, coverage) {
  const { line, short } = coverageLine(kind, coverage);
  const asked = kind.threshold === undefined ? 0 : 1;
  return { passed: short ? 0 : asked, failed: short ? asked : 0, notes: [line], skipped: [] };
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export const sum = (outcomes) => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failed: outcomes.reduce((total, { failed }) => total + failed, 0),
  notes: outcomes.flatMap(({ notes }) => notes),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
});

/** @param {{ passed: number; failed: number }} outcome */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
