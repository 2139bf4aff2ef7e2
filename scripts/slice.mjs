/**
 * `pnpm slice task` prints a slice's files over all packages and apps in reading order, from the words to the story,
 * each with the first line of its first doc comment.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceFiles } from "./boundaries-folders.mjs";
import slicesFile from "./slices.cjs";

const { slices, roles, sliced, contracts } = slicesFile;
const readingOrder = Object.keys(roles);

/** The role that a file plays, or undefined for an index and for a test of another file. */
function roleOf(file) {
  const role = /^[^.]+\.([^.]+)\.ts$/.exec(file)?.[1];
  return role !== undefined && role in roles ? role : undefined;
}

/**
 * @param {string} slice
 * @param {readonly string[]} paths from the root
 * @returns {{ path: string, heading: string }[]}
 */
export function filesOfSlice(slice, paths) {
  const folders = [...sliced.map(({ path }) => `${path}/${slice}/`), `${contracts}/${slice}.`];
  const layerOf = (path) => folders.findIndex((folder) => path.startsWith(folder));
  return paths
    .filter((path) => layerOf(path) !== -1)
    .map((path) => ({ path, role: roleOf(path.split("/").at(-1)) }))
    .filter(({ role }) => role !== undefined)
    .sort(
      (one, other) =>
        readingOrder.indexOf(one.role) - readingOrder.indexOf(other.role) ||
        layerOf(one.path) - layerOf(other.path) ||
        (one.path < other.path ? -1 : 1),
    )
    .map(({ path, role }) => ({ path, heading: roles[role] }));
}

/**
 * @param {string} source
 * @returns {string} empty when the file has no doc comment
 */
export function firstDocLine(source) {
  const lines = /\/\*\*([\s\S]*?)\*\//.exec(source)?.[1]?.split("\n") ?? [];
  return lines.map((line) => line.replace(/^\s*\*?\s*/, "").trim()).find((line) => line !== "") ?? "";
}

function print(slice, root) {
  const files = filesOfSlice(
    slice,
    sourceFiles(root).map(({ path }) => path),
  );
  if (files.length === 0) console.log(`Nothing of "${slice}" yet.`);
  const width = Math.max(0, ...files.map(({ path }) => path.length));
  for (const { path, heading } of files) {
    console.log(`${heading.padEnd(11)}${path.padEnd(width)}  ${firstDocLine(readFileSync(join(root, path), "utf8"))}`.trimEnd());
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const slice = process.argv[2] ?? "";
  if (slices.includes(slice)) print(slice, fileURLToPath(new URL("..", import.meta.url)));
  else {
    console.error(`Which slice? One of: ${slices.join(", ")}.`);
    process.exitCode = 1;
  }
}
