import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildState } from "./build.mjs";
import { installState, pinnedPnpm } from "./install.mjs";
import { stamp } from "./stamp.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "chorestree with space-"));
  mkdirSync(join(root, "packages", "atoms", "src", "task"), { recursive: true });
  for (const file of ["pnpm-lock.yaml", "package.json", "packages/atoms/package.json", "packages/atoms/src/task/a.ts"])
    writeFileSync(join(root, file), "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

test("a stamp holds for the state it was set for, and no other, and not once cleared", () => {
  const installed = stamp(root, "installed");
  expect(installed.holds("a")).toBe(false);
  installed.set("a");
  expect([installed.holds("a"), installed.holds("b")]).toEqual([true, false]);
  installed.clear();
  expect(installed.holds("a")).toBe(false);
});

test.each(["pnpm-lock.yaml", "package.json", "packages/atoms/package.json"])("a change in %s asks for a new installation", (file) => {
  const before = installState(root);
  expect(installState(root)).toBe(before);
  writeFileSync(join(root, file), "{ }");
  expect(installState(root)).not.toBe(before);
});

test("a new package asks for a new installation", () => {
  const before = installState(root);
  mkdirSync(join(root, "apps", "bot"), { recursive: true });
  writeFileSync(join(root, "apps", "bot", "package.json"), "{}");
  expect(installState(root)).not.toBe(before);
});

test("a source file that was touched, added or removed asks for a new build", () => {
  const file = join(root, "packages", "atoms", "src", "task", "a.ts");
  const states = [buildState(root)];
  expect(buildState(root)).toBe(states[0]);
  utimesSync(file, 1, 1);
  states.push(buildState(root));
  writeFileSync(join(root, "packages", "atoms", "src", "b.ts"), "");
  states.push(buildState(root));
  rmSync(file);
  states.push(buildState(root));
  expect(new Set(states).size).toBe(4);
});

test("the version of pnpm comes from packageManager, its hash left out", () => {
  expect(pinnedPnpm('{"packageManager":"pnpm@10.34.9+sha512.abc"}')).toBe("pnpm@10.34.9");
  expect(() => pinnedPnpm("{}")).toThrow("packageManager");
});
