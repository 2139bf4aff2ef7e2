import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { folderFaults, sourceFiles } from "./boundaries-folders.mjs";

const faultsOf = (path: string, lines = 20) => folderFaults([{ path, lines }]);

test("the house as it stands has no fault", () => {
  expect(folderFaults(sourceFiles(fileURLToPath(new URL("..", import.meta.url))))).toEqual([]);
});

describe("each of these is well", () => {
  test.each([
    "packages/atoms/src/task/complete-task.rule.ts",
    "packages/atoms/src/task/complete-task.rule.test.ts",
    "packages/atoms/src/task/index.ts",
    "packages/atoms/src/task/entities.ts",
    "packages/atoms/src/kernel/clock.ts",
    "packages/molecules/src/task/001-task.migration.ts",
    "packages/organisms/src/board/refresh-cards-when-task-changed.reaction.ts",
    "packages/api/src/rest/task/task.routes.ts",
    "packages/api/src/http/act-of.ts",
    "apps/bot/src/task/complete-task.e2e.ts",
    "apps/bot/src/bot-app.ts",
    "packages/events/src/contracts/task.events.ts",
    "packages/events/src/contracts/define-event.ts",
    "packages/test/src/discord-simulator/limits/index.ts",
  ])("%s", (path) => {
    expect(faultsOf(path)).toEqual([]);
  });
});

describe("each of these is refused", () => {
  test.each([
    ["packages/organisms/src/chores/list-chores.feature.ts", '"chores" is no slice'],
    ["apps/bot/src/embeds/task.card.ts", '"embeds" is no slice'],
    ["packages/api/src/rest/tasks/task.routes.ts", '"tasks" is no slice'],
    ["packages/organisms/src/task/complete-task.manager.ts", "unknown role"],
    ["packages/organisms/src/task/complete-task.ts", "unknown role"],
    ["packages/organisms/src/task/complete-task.manager.test.ts", "unknown role"],
    ["packages/organisms/src/task/CompleteTask.workflow.ts", "named <stem>"],
    ["packages/molecules/src/task/complete-task.workflow.ts", "belongs to another layer"],
    ["packages/events/src/contracts/chores.events.ts", "<slice>.events.ts"],
    ["packages/core/src/utils/retry.ts", '"utils" says nothing'],
    ["packages/core/src/cache/helpers/key.ts", '"helpers" says nothing'],
    ["apps/api/src/common/reply.ts", '"common" says nothing'],
    ["packages/test/src/shared/house.ts", '"shared" says nothing'],
    ["scripts/misc/print.mjs", '"misc" says nothing'],
    ["packages/core/src/cache/redis/index.ts", "no barrel inside a package"],
  ])("%s: %s", (path, reason) => {
    expect(faultsOf(path)).toEqual([expect.stringContaining(reason)]);
  });
});

test("a file may have 200 lines and no more, but sentences, migrations and tests are read otherwise", () => {
  expect(faultsOf("packages/core/src/database/unit-of-work.ts", 200)).toEqual([]);
  expect(faultsOf("packages/core/src/database/unit-of-work.ts", 201)).toHaveLength(1);
  expect(faultsOf("packages/atoms/src/messages/en.ts", 900)).toEqual([]);
  expect(faultsOf("packages/molecules/src/task/001-task.migration.ts", 900)).toEqual([]);
  expect(faultsOf("packages/core/src/database/unit-of-work.itest.ts", 900)).toEqual([]);
});
