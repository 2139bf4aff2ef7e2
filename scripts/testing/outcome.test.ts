import { expect, test } from "@jest/globals";
import { askedOf, CHECK_LIMIT_SECONDS, counted, KINDS, type Kind } from "./kinds.mjs";
import { closingLine, outcomeOfCheck, outcomeOfCoverage, outcomeOfTests, sum } from "./outcome.mjs";
import { jestArguments } from "./run-jest.mjs";

const ended = { code: 0, timedOut: false };
const results = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] };
const asking = (threshold: Kind["threshold"]): Kind => ({
  name: "unit",
  limitSeconds: 1,
  testSeconds: 7,
  services: false,
  cover: ["packages/atoms"],
  threshold,
});
const ninety = { lines: 90, statements: 90, functions: 90 };
const full = { lines: 100, statements: 100, functions: 100, branches: 0 };

test("lint and type check count as one each", () => {
  expect(outcomeOfCheck("lint", ended, 9)).toMatchObject({ passed: 1, failed: 0 });
  expect(outcomeOfCheck("lint", { code: 1, timedOut: false }, 9)).toMatchObject({ passed: 0, failed: 1, notes: ["lint failed"] });
  expect(outcomeOfCheck("types", { code: null, timedOut: true }, 9)).toMatchObject({ failed: 1, notes: ["types did not end within 9 s"] });
});

test("a suite that cannot be loaded is a failure", () => {
  expect(
    outcomeOfTests("unit", { ...results, numRuntimeErrorTestSuites: 1, numFailedTests: 2 }, { code: 1, timedOut: false }, 9),
  ).toMatchObject({ passed: 3, failed: 3 });
});

test("no results, or not one test, is a failure", () => {
  expect(outcomeOfTests("unit", undefined, ended, 9).failed).toBe(1);
  expect(outcomeOfTests("unit", { ...results, numPassedTests: 0 }, ended, 9).failed).toBe(1);
});

test("green tests that had to be killed are a failure", () => {
  const hung = outcomeOfTests("e2e", results, { code: null, timedOut: true }, 9);
  expect(hung).toMatchObject({ passed: 3, failed: 1 });
  expect(hung.notes[0]).toContain("something was left open");
});

test("what did not run is named with its kind", () => {
  const assertionResults = ["passed", "pending", "todo"].map((status) => ({ status, fullName: `it ${status}` }));
  const { skipped } = outcomeOfTests("unit", { ...results, testResults: [{ name: "a.test.ts", assertionResults }] }, ended, 9);
  expect(skipped).toEqual(["unit: it pending", "unit: it todo"]);
});

test("coverage below its threshold is one failure, at it one pass, without one nothing", () => {
  expect(outcomeOfCoverage(asking(ninety), { ...full, lines: 90 })).toMatchObject({ passed: 1, failed: 0 });
  const short = outcomeOfCoverage(asking(ninety), { ...full, lines: 89.9 });
  expect(short).toMatchObject({ passed: 0, failed: 1 });
  expect(short.notes[0]).toContain("lines 89.9 % (asked: 90 %)");
  expect(outcomeOfCoverage(asking(undefined), { ...full, lines: 1 })).toMatchObject({ passed: 0, failed: 0 });
});

test("without every service nothing is asked of coverage, and the line says so; unit tests need none", () => {
  for (const kind of KINDS) {
    expect(askedOf(kind, true).threshold).toBeDefined();
    expect(askedOf(kind, false).threshold === undefined).toBe(kind.services);
  }
  const { failed, notes } = outcomeOfCoverage(asking(undefined), { ...full, lines: 1 });
  expect({ failed, line: notes[0] }).toMatchObject({ failed: 0, line: expect.stringContaining("nothing asked") });
});

test("coverage that was asked for and not measured is a failure", () => {
  expect(outcomeOfCoverage(asking(ninety), undefined).failed).toBe(1);
});

test("the closing line adds up everything", () => {
  const total = sum([
    outcomeOfCheck("lint", ended, 9),
    outcomeOfTests("unit", results, ended, 9),
    outcomeOfCoverage(asking(ninety), undefined),
  ]);
  expect(closingLine(total)).toBe("4 passed, 1 failed");
});

test("all limits together stay under the 20 minutes of CI", () => {
  const seconds = KINDS.reduce((total, { limitSeconds }) => total + limitSeconds, 2 * CHECK_LIMIT_SECONDS);
  expect(seconds).toBeLessThan(20 * 60);
});

test("every package and app but the test tools is covered by exactly one kind, and only migrations and mains are left out", () => {
  expect(KINDS.flatMap(({ cover }) => cover).sort()).toEqual(
    ["apps/*", ...["api", "atoms", "core", "events", "molecules", "organisms", "role-service"].map((name) => `packages/${name}`)].sort(),
  );
  const left = counted(asking(ninety)).filter((glob) => glob.startsWith("!"));
  expect(left).toEqual(["!**/*.{test,itest,e2e,bench}.ts", "!**/*.d.ts", "!**/*.migration.ts", "!**/main.ts"]);
});

test("a kind's patience with one test reaches Jest", () => {
  expect(jestArguments(asking(undefined), { folder: "c", patterns: [] })).toContain("--testTimeout=7000");
});

test("thresholds reach Jest, and a run of chosen files asks for none", () => {
  expect(jestArguments(asking(ninety), { folder: "c", patterns: [] })).toContain(
    `--coverageThreshold={"global":${JSON.stringify(ninety)}}`,
  );
  expect(jestArguments(asking(ninety), { folder: "c", patterns: ["x"] }).join(" ")).not.toContain("coverage");
});
