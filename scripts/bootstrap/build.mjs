// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stamp, timesState } from "./stamp.mjs";
import { runQuietly, step } from "./step.mjs";
import { projects } from "./workspace.mjs";

/** What `tsc` is called by: by path, since another TypeScript may own the name on PATH. */
export const compiler = (/** @type {string} */ root) => join(root, "node_modules", "typescript", "bin", "tsc");

/** @param {string} root */
export function buildState(root) {
  const sources = projects(root).flatMap((folder) => ["src", "tsconfig.json", "package.json"].map((name) => join(folder, name)));
  return timesState(root, [join(root, "pnpm-lock.yaml"), join(root, "tsconfig.base.json"), ...sources]);
}

/** @param {string} root */
const outputPresent = (root) => projects(root).every((folder) => existsSync(join(folder, "dist")));

/**
 * Compiles packages and apps, unless nothing changed since. Tests are not part of it.
 *
 * @param {string} root
 */
export async function build(root) {
  const built = stamp(root, "built");
  const state = buildState(root);
  if (built.holds(state) && outputPresent(root)) return;

  await step("Building", async () => {
    built.clear();
    await runQuietly(process.execPath, [compiler(root), "-b", ...projects(root)], { cwd: root });
    built.set(state);
  });
}
