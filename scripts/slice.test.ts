import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { filesOfSlice, firstDocLine } from "./slice.mjs";

test("a slice is read from its words to its story, over all packages and apps", () => {
  const paths = [
    "apps/bot/src/task/complete-task.e2e.ts",
    "apps/bot/src/task/task.card.ts",
    "apps/bot/src/task/complete-task.command.ts",
    "packages/api/src/rest/task/task.routes.ts",
    "packages/organisms/src/task/complete-task.workflow.ts",
    "packages/events/src/contracts/task.events.ts",
    "packages/molecules/src/task/task.repository.ts",
    "packages/atoms/src/task/task.entity.ts",
    "packages/atoms/src/task/complete-task.rule.ts",
    "packages/atoms/src/task/task.errors.ts",
    "packages/atoms/src/task/task.schema.ts",
  ];
  const read = filesOfSlice("task", paths);
  expect(read.map(({ path }) => path)).toEqual([...paths].reverse());
  expect(read.map(({ heading }) => heading)).toEqual([
    "words",
    "refusals",
    "rule",
    "table",
    "repository",
    "events",
    "workflow",
    "routes",
    "command",
    "card",
    "story",
  ]);
});

test("other slices, faces and the tests of a file are left out", () => {
  const others = [
    "packages/atoms/src/chore/chore.schema.ts",
    "packages/atoms/src/task/index.ts",
    "packages/atoms/src/task/claim-task.rule.test.ts",
  ];
  expect(filesOfSlice("task", others)).toEqual([]);
});

test("of a doc comment the first line is shown, however it is laid out", () => {
  expect(firstDocLine("import x;\n/** One line. */\nexport const a = 1;")).toBe("One line.");
  expect(firstDocLine("/**\n * First.\n * Second.\n */")).toBe("First.");
  expect(firstDocLine("// no doc\nexport {};")).toBe("");
});

test("an unknown slice is answered with those there are", () => {
  const run = spawnSync(process.execPath, [fileURLToPath(new URL("./slice.mjs", import.meta.url)), "tasks"], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("One of: guild, access, member");
});
