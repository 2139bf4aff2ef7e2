// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { contentState, stamp } from "./stamp.mjs";
import { runQuietly, step } from "./step.mjs";

/**
 * Makes the embedded database's seed once. In a process of its own, because making it takes three times the memory
 * that the platform may use.
 *
 * @param {string} root
 */
export async function makeSeed(root) {
  const folder = join(root, "packages", "core", "embedded");
  const maker = join(folder, "make-seed.mjs");
  if (!existsSync(maker)) return;
  const seeded = stamp(root, "seeded");
  const state = contentState(root, [maker, join(root, "pnpm-lock.yaml")]);
  if (seeded.holds(state) && existsSync(join(folder, "seed.tar.gz"))) return;

  await step("Preparing the embedded database", async () => {
    seeded.clear();
    await runQuietly(process.execPath, [maker], { cwd: root });
    seeded.set(state);
  });
}
