// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contentState, stamp } from "./stamp.mjs";
import { runQuietly, step } from "./step.mjs";
import { projects } from "./workspace.mjs";

/**
 * `pnpm@10.34.9` of `"packageManager": "pnpm@10.34.9+sha512…"`: the one place that names the version.
 *
 * @param {string} manifest The root package.json.
 */
export function pinnedPnpm(manifest) {
  const pinned = /^pnpm@\d+\.\d+\.\d+/.exec(JSON.parse(manifest).packageManager ?? "");
  if (!pinned) throw new Error('package.json must name "packageManager": "pnpm@<version>"');
  return pinned[0];
}

/** @param {string} root */
export function installState(root) {
  const manifests = [root, ...projects(root)].map((folder) => join(folder, "package.json"));
  const files = [join(root, "pnpm-lock.yaml"), join(root, "pnpm-workspace.yaml"), ...manifests];
  return contentState(root, files, [process.platform, process.arch]);
}

/** @param {string} root */
const foldersPresent = (root) => [root, ...projects(root)].every((folder) => existsSync(join(folder, "node_modules")));

/**
 * Installs what the lockfile says, unless that was done already.
 *
 * @param {string} root
 */
export async function install(root) {
  const installed = stamp(root, "installed");
  const state = installState(root);
  if (installed.holds(state) && foldersPresent(root)) return;

  const pnpm = pinnedPnpm(readFileSync(join(root, "package.json"), "utf8"));
  await step(`Installing packages (${pnpm})`, async () => {
    installed.clear();
    // Without a terminal pnpm would rather stop than replace a node_modules that it did not make.
    await runQuietly("npx", ["--yes", pnpm, "install", "--frozen-lockfile", "--config.confirmModulesPurge=false"], { cwd: root });
    installed.set(state);
  });
}
