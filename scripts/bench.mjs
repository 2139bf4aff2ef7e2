// @ts-check
// Runs each bench/*.bench.mjs in a process of its own, one after the other, so that none measures its neighbour.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bootstrap/workspace.mjs";

const folder = join(ROOT, "bench");
const benches = readdirSync(folder).filter((name) => name.endsWith(".bench.mjs"));
if (benches.length === 0) console.log("No benchmark yet: each would be a bench/<name>.bench.mjs.");
for (const name of benches) {
  const { status } = spawnSync(process.execPath, [join(folder, name)], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
