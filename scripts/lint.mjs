/**
 * Format, lint, boundaries and folders, all of them even when the first is red. Exits 1 on any failure.
 * Prints the three largest source files: where one is near the limit, ask which idea is missing.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { folderFaults, sourceFiles } from "./boundaries-folders.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { resolve } = createRequire(import.meta.url);
const tool = (name, file) => join(dirname(resolve(`${name}/package.json`)), file);

const checks = {
  prettier: [tool("prettier", "bin/prettier.cjs"), "--check", "--cache", "--log-level", "warn", "."],
  eslint: [tool("eslint", "bin/eslint.js"), "--cache", "--cache-location", "node_modules/.cache/eslint/", "--ext", ".ts,.mjs,.cjs", "."],
  boundaries: [
    join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "packages",
    "apps",
    "scripts",
  ],
};

// .eslintrc.cjs is the house's choice, so its coming end is no news on each run.
const env = {
  ...process.env,
  ESLINT_USE_FLAT_CONFIG: "false",
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --disable-warning=ESLintRCWarning`.trim(),
};

/** Runs one tool to its end; its words are printed in one piece, so that tools side by side do not talk through each other. */
function run(name, args) {
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    child.on("close", (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      if (code !== 0) console.log(said.trimEnd());
      done(code === 0);
    });
  });
}

function checkFolders(files) {
  const faults = folderFaults(files);
  console.log(`${faults.length === 0 ? "ok    " : "FAILED"} folders`);
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length === 0;
}

const files = sourceFiles(root);
const results = await Promise.all(Object.entries(checks).map(([name, args]) => run(name, args)));
results.push(checkFolders(files));

const largest = files.filter(({ isTest }) => !isTest).sort((one, other) => other.lines - one.lines);
console.log("\nThe three largest source files:");
for (const { path, lines } of largest.slice(0, 3)) console.log(`  ${String(lines).padStart(4)}  ${path}`);

process.exitCode = results.every(Boolean) ? 0 : 1;
