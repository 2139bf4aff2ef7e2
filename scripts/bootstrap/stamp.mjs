// @ts-check
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * What a step was last done for, kept in `node_modules`: deleting that folder forgets it, as it should.
 *
 * @param {string} root
 * @param {string} name
 */
export function stamp(root, name) {
  const file = join(root, "node_modules", ".cache", "chorestree", name);
  return {
    /** @param {string} state */
    holds(state) {
      try {
        return readFileSync(file, "utf8") === state;
      } catch {
        return false;
      }
    },
    /** @param {string} state */
    set(state) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, state);
    },
    /** To be called before the step begins: one that is cut off half-way must not look done. */
    clear: () => rmSync(file, { force: true }),
  };
}

/**
 * A hash of the files' names and contents. Files that are absent count as such.
 *
 * @param {string} root
 * @param {readonly string[]} files
 * @param {readonly string[]} circumstances Whatever else the step's result depends on.
 */
export function contentState(root, files, circumstances = []) {
  const hash = createHash("sha256");
  for (const circumstance of circumstances) hash.update(`${circumstance}\0`);
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readIfPresent(file))
      .update("\0");
  return hash.digest("hex");
}

/** @param {string} file */
function readIfPresent(file) {
  try {
    return readFileSync(file);
  } catch {
    return "absent";
  }
}

/**
 * A hash of names, sizes and times of all files under the folders: some milliseconds for a thousand of them, where
 * reading or compiling them would take seconds.
 *
 * @param {string} root
 * @param {readonly string[]} places Files and folders.
 */
export function timesState(root, places) {
  const hash = createHash("sha256");
  const visit = (/** @type {string} */ place) => {
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats?.isDirectory()) for (const name of readdirSync(place).sort()) visit(join(place, name));
    else hash.update(`${relative(root, place)}\0${stats?.size}\0${stats?.mtimeMs}\0`);
  };
  for (const place of places) visit(place);
  return hash.digest("hex");
}
