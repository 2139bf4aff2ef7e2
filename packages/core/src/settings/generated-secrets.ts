import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { SecretSettings } from "./settings.js";
import { SettingsError } from "./settings-error.js";
import { DEVELOPMENT_KEY } from "./together.js";
import { encryptionKeys, signingKeys } from "./value-forms.js";

const SecretsFile = z.strictObject({ encryptionKeys, jwtSecrets: signingKeys });

const newKey = (): string => `${DEVELOPMENT_KEY}1:${randomBytes(32).toString("base64")}`;

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === code;

function read(file: string): SecretSettings | undefined {
  try {
    return SecretsFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    // Never made anew over a damaged one: what was sealed with the old key would be lost for good.
    const problem = `${file} cannot be read or is damaged: restore it, or move DATA_DIR away to begin with nothing`;
    throw new SettingsError([{ name: "DATA_DIR", problem }]);
  }
}

/**
 * The secrets of a development machine: made once, readable by their owner only.
 * A finished file is linked into place, which fails when another process was first, so that two that start at once agree.
 * @throws SettingsError when the file is damaged or the folder cannot be written
 */
export function generatedSecrets(dataDir: string): SecretSettings {
  const file = join(dataDir, "secrets.json");
  const present = read(file);
  if (present) return present;

  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify({ encryptionKeys: newKey(), jwtSecrets: newKey() }, null, 2), { mode: 0o600, flag: "wx" });
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw new SettingsError([{ name: "DATA_DIR", problem: "is not a folder that we may write to" }]);
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) ?? generatedSecrets(dataDir);
}
