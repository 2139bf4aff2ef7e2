import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import slicesFile from "./slices.cjs";

const { slices, roles, testRoles, sliced, contracts, emptyNames } = slicesFile;

const MOST_LINES = 200;
const CODE = /\.[cm]?[jt]s$/;
// What a slice shows to other packages: its words, and in atoms its tables under an entry of their own.
const FACES = ["index.ts", "entities.ts"];
const STEM = "[a-z0-9]+(?:-[a-z0-9]+)*";
const isTest = new RegExp(`\\.(?:${testRoles.join("|")})\\.ts$`);
// Sentences, table histories and tests are read by searching, not from top to bottom.
const mayBeLong = (path) =>
  isTest.test(path) || path.includes("/migrations/") || /\.migration\.ts$/.test(path) || path.includes("/src/messages/");

/** A role of the layer, then perhaps a test's cost; or a test alone, for a story about the whole act. */
const namePattern = (layerRoles) =>
  new RegExp(`^${STEM}\\.(?:(?:${layerRoles.join("|")})(?:\\.(?:${testRoles.join("|")}))?|${testRoles.join("|")})\\.ts$`);

function roleFault(path, file, layerRoles) {
  if (FACES.includes(file) || namePattern(layerRoles).test(file)) return [];
  const role = /^[^.]+\.([^.]+)/.exec(file)?.[1];
  const known = role !== undefined && role in roles ? `".${role}" belongs to another layer` : "unknown role";
  return [`${path}: ${known}; here a file is named <stem>.<${layerRoles.join("|")}>.ts`];
}

function sliceFaults(path) {
  const layer = sliced.find((candidate) => path.startsWith(`${candidate.path}/`));
  if (!layer) return [];
  const [folder, ...rest] = path.slice(layer.path.length + 1).split("/");
  if (rest.length === 0 || layer.beside.includes(folder)) return [];
  if (!slices.includes(folder)) return [`${path}: "${folder}" is no slice, and does not stand beside the slices of ${layer.path}`];
  return roleFault(path, rest.at(-1), layer.roles);
}

function contractFaults(path) {
  if (!path.startsWith(`${contracts}/`)) return [];
  const slice = /([^/.]+)\.events\.[^/]*$/.exec(path)?.[1];
  return slice === undefined || slices.includes(slice)
    ? []
    : [`${path}: "${slice}" is no slice; a contract file is named <slice>.events.ts`];
}

function shapeFaults({ path, lines }) {
  const faults = [];
  const empty = path.split("/").find((folder) => emptyNames.includes(folder));
  if (empty) faults.push(`${path}: "${empty}" says nothing; name the idea`);
  if (lines > MOST_LINES && !mayBeLong(path)) faults.push(`${path}: ${lines} lines, at most ${MOST_LINES}: which idea is missing?`);
  if (/^(?:packages|apps)\/.+\/src\/.+\/.+\/index\.ts$/.test(path) && !path.startsWith("packages/test/")) {
    faults.push(`${path}: an index is the public entry src/<entry>/index.ts; no barrel inside a package`);
  }
  return faults;
}

/**
 * What is wrong with the folders and names of these source files, one sentence each; none when all is well.
 * @param {readonly { path: string, lines: number }[]} files paths from the root, with forward slashes
 * @returns {string[]}
 */
export const folderFaults = (files) =>
  files.flatMap((file) => [...shapeFaults(file), ...sliceFaults(file.path), ...contractFaults(file.path)]);

/**
 * Every code file under packages, apps, scripts and bench, with its count of lines.
 * @param {string} root
 * @returns {{ path: string, lines: number, isTest: boolean }[]}
 */
export function sourceFiles(root) {
  const under = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ["node_modules", "dist", "coverage"].includes(entry.name) ? [] : under(path);
      if (!CODE.test(entry.name)) return [];
      return [{ path, lines: readFileSync(join(root, path), "utf8").trimEnd().split("\n").length, isTest: isTest.test(path) }];
    });
  const tops = readdirSync(root).filter((name) => ["packages", "apps", "scripts", "bench"].includes(name));
  return tops.flatMap(under);
}
