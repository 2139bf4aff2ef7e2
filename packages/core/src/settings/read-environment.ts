import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";

/** The process' environment over `.env` of the working folder, if there is one: what the real environment says wins. */
export function readEnvironment(folder = process.cwd(), real: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const file = join(folder, ".env");
  return existsSync(file) ? { ...parse(readFileSync(file)), ...real } : { ...real };
}

/** For a library that reads the process' environment by itself and would not see `.env`. What is there already stays. */
export function tellLibraries(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) process.env[name] ??= value;
}
