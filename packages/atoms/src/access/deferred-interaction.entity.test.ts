import { expect, test } from "@jest/globals";
import { guildKeysOf } from "@chorestree/test/entities";
import { DeferredInteraction } from "./deferred-interaction.entity.js";

test("an owed answer is known within its guild, which need not be known itself yet", () => {
  expect(guildKeysOf(DeferredInteraction)).toEqual({ primary: ["guildId", "interactionId"], uniques: [], references: [] });
});
