import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const root = fileURLToPath(new URL("..", import.meta.url));

test.each(["README.md", "CONTRIBUTING.md"])("every file that %s names is there", (page) => {
  const named = [...readFileSync(`${root}${page}`, "utf8").matchAll(/(?:`|\]\()((?:packages|apps|docs|scripts)\/[\w./-]+?)(?:`|\))/g)];
  // Where a walk-through makes a file it says so by a name that does not exist yet.
  const files = named.map(([, path]) => path ?? "").filter((path) => !path.includes("skip-task") && !path.includes("task-skipped"));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
});
