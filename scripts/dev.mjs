// @ts-check
// The development loop: the compiler watches the sources, Node watches what it wrote. Ends both together.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, compiler } from "./bootstrap/build.mjs";
import { makeSeed } from "./bootstrap/seed.mjs";
import { ROOT } from "./bootstrap/workspace.mjs";

await build(ROOT);
await makeSeed(ROOT);

const watchers = [
  [compiler(ROOT), "-b", "--watch", "--preserveWatchOutput"],
  ["--watch", "--watch-preserve-output", join(ROOT, "apps", "local", "dist", "main.js")],
].map((args) => spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" }));

const endAll = () => {
  for (const watcher of watchers) watcher.kill("SIGTERM");
};
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, endAll);
for (const watcher of watchers) watcher.once("exit", endAll);
