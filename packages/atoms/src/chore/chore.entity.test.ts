import { expect, test } from "@jest/globals";
import { guildKeysOf } from "@chorestree/test/entities";
import { ChoreDependency } from "./chore-dependency.entity.js";
import { ChoreDraft } from "./chore-draft.entity.js";
import { ChoreRotation } from "./chore-rotation.entity.js";
import { Chore } from "./chore.entity.js";

test.each([Chore, ChoreDependency, ChoreDraft, ChoreRotation])(
  "%p: a row is found by its guild first, and refers to rows of its own guild alone",
  (entity) => {
    const { primary, uniques, references } = guildKeysOf(entity);
    for (const key of [primary, ...uniques]) expect(key[0]).toBe("guildId");
    expect(references.length).toBeGreaterThan(0);
    for (const { from, at } of references) expect([from[0], at[0]]).toEqual(["guildId", "guildId"]);
  },
);
