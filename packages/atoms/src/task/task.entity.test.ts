import { expect, test } from "@jest/globals";
import { guildKeysOf } from "@chorestree/test/entities";
import { TaskOrigin } from "./task-origin.entity.js";
import { TaskStep } from "./task-step.entity.js";
import { TaskSwap } from "./task-swap.entity.js";
import { Task } from "./task.entity.js";

test.each([Task, TaskOrigin, TaskStep, TaskSwap])(
  "%p: a row is found by its guild first, and refers to rows of its own guild alone",
  (entity) => {
    const { primary, uniques, references } = guildKeysOf(entity);
    for (const key of [primary, ...uniques]) expect(key[0]).toBe("guildId");
    expect(references.length).toBeGreaterThan(0);
    for (const { from, at } of references) expect([from[0], at[0]]).toEqual(["guildId", "guildId"]);
  },
);
