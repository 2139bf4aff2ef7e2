import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { settingNames } from "./catalogue.js";
import { settingsPage } from "./settings-page.js";

const inRepository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

test("docs/operations/settings.md is up to date (UPDATE_DOCS=1 writes it anew)", () => {
  const file = inRepository("docs/operations/settings.md");
  if (process.env.UPDATE_DOCS === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, settingsPage());
  }
  expect(readFileSync(file, "utf8")).toBe(settingsPage());
});

test(".env.example names every setting, and sets none", () => {
  const lines = readFileSync(inRepository(".env.example"), "utf8").split("\n");
  const names = lines.flatMap((line) => /^# ?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(names.sort()).toEqual([...settingNames].sort());
  expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
});
