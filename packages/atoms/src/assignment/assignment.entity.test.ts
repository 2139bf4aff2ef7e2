import { expect, test } from "@jest/globals";
import { guildKeysOf } from "@chorestree/test/entities";
import { Absence } from "./absence.entity.js";
import { Participation } from "./participant.entity.js";
import { MemberSkill, Skill } from "./skill.entity.js";

test.each([Absence, Participation, Skill, MemberSkill])(
  "%p: a row is found by its guild first, and refers to rows of its own guild alone",
  (entity) => {
    const { primary, uniques, references } = guildKeysOf(entity);
    for (const key of [primary, ...uniques]) expect(key[0]).toBe("guildId");
    expect(references.length).toBeGreaterThan(0);
    for (const { from, at } of references) expect([from[0], at[0]]).toEqual(["guildId", "guildId"]);
  },
);
