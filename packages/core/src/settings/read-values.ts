import { readFileSync } from "node:fs";
import { SETTINGS, settingNames, type SettingName, type Values } from "./catalogue.js";
import type { SettingProblem } from "./settings-error.js";

// Compose files write `${X:-}`: empty means absent.
const given = (env: NodeJS.ProcessEnv, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
};

function secretFromFile(env: NodeJS.ProcessEnv, name: SettingName, problems: SettingProblem[]): string | undefined {
  const file = given(env, `${name}_FILE`);
  if (file === undefined) return undefined;
  if (given(env, name) !== undefined) problems.push({ name, problem: `is given twice, by itself and by ${name}_FILE: leave one out` });
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
    problems.push({ name: `${name}_FILE`, problem: `names a file that cannot be read (${code})` });
    return undefined;
  }
}

/** Each setting by itself; what settings mean together is judged elsewhere. Adds to `problems`, and leaves wrong values out. */
export function readValues(env: NodeJS.ProcessEnv, problems: SettingProblem[]): Values {
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const setting = SETTINGS[name];
    const fromFile = setting.secret ? secretFromFile(env, name, problems) : undefined;
    const text = given(env, name) ?? fromFile ?? setting.default;
    if (text === undefined) continue;
    const read = setting.schema.safeParse(text);
    if (read.success) values[name] = read.data;
    else problems.push({ name, problem: read.error.issues.map((issue) => sentence(issue.message)).join("; ") });
  }
  return values as Values;
}

const sentence = (message: string): string => (message.startsWith("must be") ? message : "is not understood");
