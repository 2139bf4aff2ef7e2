import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";

interface Report {
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}
interface LegacyLinter {
  calculateConfigForFile(path: string): Promise<{ rules: Record<string, unknown[]> }>;
}
interface PlainLinter {
  verify(code: string, config: object): Report["messages"];
}

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));
const { LegacyESLint } = require("eslint/use-at-your-own-risk") as { LegacyESLint: new (options: object) => LegacyLinter };
const { Linter } = require("eslint") as { Linter: new (options: object) => PlainLinter };
const house = new LegacyESLint({ cwd: root });

/** What the house's own bans say about this code, were it in that file. Types are not asked, so the file need not exist. */
async function bansOn(path: string, code: string): Promise<string[]> {
  const { rules } = await house.calculateConfigForFile(path);
  const own = { "no-restricted-syntax": rules["no-restricted-syntax"] ?? "off", "no-console": rules["no-console"] ?? "off" };
  const config = { rules: own, parserOptions: { ecmaVersion: 2024, sourceType: "module" }, env: { node: true } };
  return new Linter({ configType: "eslintrc" }).verify(code, config).map(({ message }) => message);
}

const INPUTS = "Time, randomness and ids are inputs";
const ENVIRONMENT = "The environment is read in core/settings alone";
const SQL = "Raw SQL stands in repositories and migrations";
const ONE_CONNECTION = "share one connection";
const MOCKS = "modules are not mocked";

// The first question loads every plugin.
beforeAll(() => bansOn("packages/core/src/cache/a.ts", ""), 60_000);

describe("refused", () => {
  test.each([
    ["packages/organisms/src/task/a.workflow.ts", "new Date();", INPUTS],
    ["packages/atoms/src/task/a.rule.ts", "Date();", INPUTS],
    ["packages/molecules/src/task/a.repository.ts", "Date.now();", INPUTS],
    ["packages/events/src/outbox/relay.ts", "Math.random();", INPUTS],
    ["apps/bot/src/router/a.ts", "crypto.randomUUID();", INPUTS],
    ["packages/api/src/http/a.ts", 'import { randomUUID } from "node:crypto";', INPUTS],
    ["packages/role-service/src/check/a.ts", 'import { v7 } from "uuid";', INPUTS],
    ["packages/core/src/database/a.ts", "Temporal.Now.instant();", INPUTS],
    ["packages/core/src/settings/a.ts", "Date.now();", INPUTS],
    ["packages/organisms/src/task/a.workflow.ts", "process.env.PORT;", ENVIRONMENT],
    ["packages/core/src/database/a.ts", 'process["env"];', ENVIRONMENT],
    ["apps/bot/src/main.ts", "const { env } = process;", ENVIRONMENT],
    ["packages/core/src/machine/a.ts", 'import { env } from "node:process";', ENVIRONMENT],
    ["packages/organisms/src/task/a.workflow.ts", 'manager.query("SELECT 1");', SQL],
    ["packages/molecules/src/task/a.service.ts", 'manager.query("SELECT 1");', SQL],
    ["packages/events/src/contracts/a.ts", 'manager.query("SELECT 1");', SQL],
    ["packages/core/src/settings/a.ts", 'manager.query("SELECT 1");', SQL],
    ["packages/organisms/src/task/a.workflow.ts", "Promise.all([]);", ONE_CONNECTION],
    ["packages/molecules/src/task/a.repository.ts", "Promise.allSettled([]);", ONE_CONNECTION],
    ["packages/atoms/src/task/a.rule.ts", "export const a = async () => 1;", "Atoms await nothing"],
    ["packages/core/src/cache/a.test.ts", 'jest.mock("./b.js");', MOCKS],
    ["packages/core/src/cache/a.itest.ts", 'jest.unstable_mockModule("./b.js", f);', MOCKS],
    ["apps/bot/src/task/a.e2e.ts", 'test.only("a", f);', "A focused test"],
    ["apps/bot/src/task/a.e2e.ts", 'describe.only.each([])("a", f);', "A focused test"],
    ["packages/core/src/cache/a.ts", 'console.log("a");', "Unexpected console statement"],
  ])("%s: %s", async (path, code, reason) => {
    expect(await bansOn(path, code)).toEqual([expect.stringContaining(reason)]);
  });
});

describe("free", () => {
  test.each([
    ["packages/organisms/src/task/a.workflow.ts", "new Date(0);"],
    ["packages/core/src/machine/system-clock.ts", "new Date(); crypto.randomUUID();"],
    ["packages/core/src/settings/read-environment.ts", "process.env.PORT;"],
    ["packages/core/src/database/a.ts", 'manager.query("SELECT 1");'],
    ["packages/core/src/leases/a.ts", 'manager.query("SELECT 1");'],
    ["packages/core/src/jobs/a.ts", 'manager.query("SELECT 1");'],
    ["packages/events/src/outbox/a.ts", 'manager.query("SELECT 1");'],
    ["packages/molecules/src/task/a.repository.ts", 'manager.query("SELECT 1");'],
    ["packages/role-service/src/mirror/001-a.migration.ts", 'runner.query("SELECT 1");'],
    ["packages/core/src/lifecycle/a.ts", "Promise.all([]);"],
    ["packages/core/src/cache/a.itest.ts", "process.env.REDIS_URL; new Date(); Promise.all([]);"],
    ["packages/test/src/services/a.ts", "process.env.DATABASE_URL; Date.now();"],
    ["apps/local/src/main.ts", 'console.log("ready");'],
    ["packages/test/src/discord-simulator/simulate.ts", 'console.log("card");'],
  ])("%s: %s", async (path, code) => {
    expect(await bansOn(path, code)).toEqual([]);
  });
});
