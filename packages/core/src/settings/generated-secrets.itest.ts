import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { generatedSecrets } from "./generated-secrets.js";
import { loadSettings } from "./load-settings.js";
import { SettingsError } from "./settings-error.js";

// Processes and connections of their own take their time on a busy machine.
jest.setTimeout(30_000);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "secrets "));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

test("secrets are made once, for their owner's eyes only", () => {
  const inside = join(dataDir, "new");
  const { secrets } = loadSettings({ DATA_DIR: inside }, "local");
  expect(loadSettings({ DATA_DIR: inside }, "local").secrets).toEqual(secrets);
  expect(secrets.encryptionKeys).not.toBe(secrets.jwtSecrets);
  expect(statSync(join(inside, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(inside)).toEqual(["secrets.json"]);
});

test("production recognises them and refuses", () => {
  const { encryptionKeys, jwtSecrets } = generatedSecrets(dataDir);
  const env = { NODE_ENV: "production", DISCORD_TOKEN: "t", ENCRYPTION_KEYS: encryptionKeys, JWT_SECRETS: jwtSecrets };
  expect(() => loadSettings(env, "local")).toThrow(/ENCRYPTION_KEYS: .*development[^]*JWT_SECRETS: .*development/);
});

test("a damaged file is never replaced: what it sealed would be lost", () => {
  const file = join(dataDir, "secrets.json");
  for (const damage of ["", "{}", '{"encryptionKeys":"x","jwtSecrets":"y"}']) {
    writeFileSync(file, damage);
    expect(() => generatedSecrets(dataDir)).toThrow(SettingsError);
    expect(readFileSync(file, "utf8")).toBe(damage);
  }
});

test("a folder that cannot be written is a wrong setting, not a crash", () => {
  writeFileSync(join(dataDir, "file"), "");
  expect(() => generatedSecrets(join(dataDir, "file", "inside"))).toThrow(SettingsError);
});

test("processes that start at once agree", async () => {
  const run = promisify(execFile);
  const source = fileURLToPath(new URL("./generated-secrets.ts", import.meta.url));
  const bundled = join(dataDir, "bundle.mjs");
  const esbuild = fileURLToPath(new URL("../../../../node_modules/.bin/esbuild", import.meta.url));
  await run(esbuild, [source, "--bundle", "--platform=node", "--format=esm", "--log-level=error", `--outfile=${bundled}`]);

  const script = `import(process.argv[1]).then((made) => console.log(JSON.stringify(made.generatedSecrets(process.argv[2]))))`;
  const shared = join(dataDir, "shared");
  const start = () => run(process.execPath, ["-e", script, bundled, shared]);
  const answers = await Promise.all([start(), start(), start(), start()]);
  expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
  expect(readdirSync(shared)).toEqual(["secrets.json"]);
});
