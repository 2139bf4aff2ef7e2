// @ts-check
// A process of its own: see guard.mjs. Reads what it must end when its owner is gone, one order a line.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const groups = new Set();
const folders = new Set();

/** A terminal's Ctrl-C or a stopping shell reaches everybody; the guardian has to be the last one standing. */
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => {});

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const order = /^([+-])(group|folder) (.+)$/.exec(line);
    if (!order) return;
    const kept = order[2] === "group" ? groups : folders;
    if (order[1] === "+") kept.add(order[3]);
    else kept.delete(order[3]);
  })
  .on("close", () => {
    for (const leader of groups) {
      try {
        process.kill(-Number(leader), "SIGKILL");
      } catch {
        // Gone already.
      }
    }
    // The killed may still be writing for a moment: hence the retries.
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    process.exit(0);
  });
